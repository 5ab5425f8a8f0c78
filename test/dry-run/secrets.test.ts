import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskOf } from '../../src/dry-run/secrets.ts';
import { codePoint } from '../support/code-point.ts';
import { useSandboxGraph } from '../support/graph.ts';
import { useStandInGraph } from '../support/stand-in-graph.ts';
import { sourceAt } from '../resolvers/guardai/support.ts';
import { ids, plan } from './support.ts';

const vendors = useSandboxGraph();

describe('a secret in the input of a dry run', () => {
  const add = (name: string, secret: string) =>
    plan(vendors, 'addTileDBAwsAccessCredentials', {
      organizationId: ids.acme,
      name,
      secretAccessKey: secret,
      accessKeyId: secret,
    });

  it.each(['PLANTED/secret+1', 'ü"\\ secret'])(
    'is in no byte of the answer or the log: %s',
    async (secret) => {
      const { payload, answer } = await add(`about ${secret}`, secret);
      expect(answer.errors).toEqual([]);
      expect(payload?.plan).toMatchObject([
        { body: { name: 'about [secret]', secret_access_key: '[secret]' } },
      ]);
      expect(payload?.changes).toContainEqual({ field: ['accessKeyId'], before: null, after: '[secret]' });
      for (const text of [answer.text, ...vendors.graph.log]) {
        expect(text).not.toContain(secret);
        expect(text).not.toContain(JSON.stringify(secret).slice(1, -1));
      }
    },
  );

  it('is one however short it is, where it stands alone', async () => {
    const { payload } = await add('example', 'x');
    expect(payload?.plan).toMatchObject([
      { body: { name: 'example', access_key_id: '[secret]', secret_access_key: '[secret]' } },
    ]);
  });
});

describe('what a vendor sends that is named like a secret', () => {
  const guardai = useStandInGraph(sourceAt);

  it('is not in the plan that gives it back', async () => {
    const settings = {
      webhookToken: 'PLANTED-1',
      nested: [{ apiKey: 'PLANTED-2', tokenCount: 7 }],
      secrets: { prod: 'PLANTED-3', others: [{ value: 'PLANTED-4' }] },
      smtp: { user: 'lab', pass: 'PLANTED-5', private_key: 'PLANTED-6' },
    };
    guardai.answer({ body: { id: 7, name: 'Lab', settings } });
    const input = { organizationId: ids.guardai, name: 'Other' };
    const { payload, answer } = await plan(guardai, 'updateGuardAIOrganization', input);
    expect(answer.text).not.toContain('PLANTED');
    expect(payload?.plan?.[0]?.body).toEqual({
      name: 'Other',
      settings: {
        webhookToken: '[secret]',
        nested: [{ apiKey: '[secret]', tokenCount: 7 }],
        secrets: { prod: '[secret]', others: [{ value: '[secret]' }] },
        smtp: { user: 'lab', pass: '[secret]', private_key: '[secret]' },
      },
    });
  });
});

describe('the mask', () => {
  const secret = fc.string({ minLength: 4, maxLength: 20, unit: codePoint });

  it('leaves nothing of a secret in any JSON', () => {
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
        fc.pre(!'[secret]'.includes(value));
        const text = `${before}${value}${after}`;
        const masked = maskOf([value])({ text, list: [{ inner: value }] });
        expect(masked.list).toEqual([{ inner: '[secret]' }]);
        expect(masked.text.split('[secret]').some((rest) => rest.includes(value))).toBe(false);
      }),
    );
  });

  it('leaves everything else as it is', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer(), (text, number) => {
        const value = { text, number, none: null, list: [text, true, 1n] };
        expect(maskOf([])(value)).toEqual(value);
      }),
    );
  });

  it('knows a secret in a path and in a query', () => {
    const mask = maskOf(['a b/c+d', 'a b/c+d and more']);
    expect(mask('/files/a%20b%2Fc%2Bd?ref=a+b%2Fc%2Bd')).toBe('/files/[secret]?ref=[secret]');
    expect(mask('a b/c+d and more')).toBe('[secret]');
  });
});
