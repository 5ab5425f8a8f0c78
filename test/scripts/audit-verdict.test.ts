import { describe, expect, it } from '@jest/globals';
import { auditVerdict } from '../../scripts/audit-verdict.ts';

// What npm 11.19 printed, cut to what counts.
const counts = { info: 0, low: 0, moderate: 0, high: 0, critical: 0, total: 0 };
const clean = { auditReportVersion: 2, vulnerabilities: {}, metadata: { vulnerabilities: counts } };
const got = {
  name: 'got',
  severity: 'high',
  isDirect: true,
  via: [
    {
      source: 1,
      name: 'got',
      dependency: 'got',
      title: 'Follows redirects to sockets',
      url: 'https://github.com/advisories/GHSA-xxxx',
      severity: 'high',
      range: '<99.0.0',
    },
  ],
  effects: ['wrapper'],
  range: '<99.0.0',
  nodes: ['node_modules/got'],
  fixAvailable: false,
};
const wrapper = { ...got, name: 'wrapper', severity: 'moderate', via: ['got'], effects: [], range: '*' };
const harmless = { ...got, name: 'harmless', severity: 'low' };
const refused = {
  message: '405 Method Not Allowed - POST https://registry.example/-/npm/v1/security/advisories/bulk',
  method: 'POST',
  statusCode: 405,
  body: '',
  error: { summary: '', detail: '' },
};
const bulk = 'http://registry.example/-/npm/v1/security/advisories/bulk';
const failing = (message: string) => ({ message, error: { summary: '', detail: '' } });

const verdictOn = (report: unknown) => auditVerdict(JSON.stringify(report));

describe('what npm audit says', () => {
  it('is fine without findings', () => {
    expect(verdictOn(clean)).toEqual({ kind: 'clean' });
  });

  it('is a list of those that are moderate or worse, each with its advisory or where it comes from', () => {
    expect(verdictOn({ ...clean, vulnerabilities: { got, wrapper, harmless } })).toEqual({
      kind: 'vulnerable',
      findings: [
        'got <99.0.0: high, Follows redirects to sockets https://github.com/advisories/GHSA-xxxx',
        'wrapper *: moderate, by got',
      ],
    });
  });

  it('is fine with what is low only', () => {
    expect(verdictOn({ ...clean, vulnerabilities: { harmless } })).toEqual({ kind: 'clean' });
  });

  it.each([
    ['refuses the question', refused],
    ['does not know it', { ...refused, statusCode: 404 }],
    ['is in trouble', { ...refused, statusCode: 503 }],
    ['is not there', failing(`request to ${bulk} failed, reason: connect ECONNREFUSED 127.0.0.1:9`)],
    ['has no address', failing(`request to ${bulk} failed, reason: getaddrinfo ENOTFOUND registry.example`)],
    ['takes too long', failing(`network timeout at: ${bulk}`)],
    ['is a page for people', failing(`invalid json response body at ${bulk} reason: Unexpected token '<'`)],
  ])('is nothing where the registry %s', (_what, report) => {
    expect(verdictOn(report)).toEqual({ kind: 'unanswered', reason: report.message });
  });

  it.each([
    ['no lockfile', { error: { code: 'ENOLOCK', summary: 'This command requires an existing lockfile.' } }],
    ['a question that is wrong', { ...refused, statusCode: 400 }],
    ['nothing that is known', {}],
    ['null', null],
  ])('is a failure, and no silence, where there is %s', (_what, report) => {
    expect(verdictOn(report)).toMatchObject({ kind: 'failed' });
  });

  it('is a failure where it is no JSON', () => {
    expect(auditVerdict('')).toEqual({ kind: 'failed', reason: 'npm audit printed no JSON' });
  });
});
