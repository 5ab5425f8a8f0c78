import { ratio, type Outcome } from './tables.ts';

const barHeight = 18;
const gap = 6;
const labelWidth = 300;
const barWidth = 420;
const valueWidth = 150;
const titleHeight = 34;
const margin = 16;

const colors: Readonly<Record<string, string>> = {
  limit: '#8b949e',
  'orgraph-warm': '#1a7f37',
  'orgraph-cold': '#57ab5a',
  mercurius: '#0969da',
  hive: '#d4a72c',
  'hive-tuned': '#bf8700',
};

/** Requests per second as bars, one group a workload and each group to its own scale, as an SVG. */
export function plot(outcomes: readonly Outcome[]): string {
  const parts: string[] = [];
  let y = margin;
  for (const outcome of outcomes) {
    const { workload, figures } = outcome;
    parts.push(text(margin, y + 18, `${workload.name}: ${workload.title}`, 'class="title"'));
    y += titleHeight;
    const most = Math.max(...[...figures.values()].map(({ perSecond }) => perSecond));
    for (const [{ name, title }, one] of figures) {
      const width = Math.max(1, (one.perSecond / most) * barWidth);
      const share = ratio(outcome, one);
      const value = `${Math.round(one.perSecond).toLocaleString('en-US')}/s`;
      const baseline = y + barHeight - 5;
      parts.push(
        text(margin + labelWidth - 8, baseline, title, 'text-anchor="end"'),
        `<rect x="${margin + labelWidth}" y="${y}" width="${width.toFixed(1)}" height="${barHeight}" fill="${colors[name] ?? '#6e7781'}"/>`,
        text(
          margin + labelWidth + width + 6,
          baseline,
          share === null ? value : `${value} (×${share.toFixed(2)})`,
        ),
      );
      y += barHeight + gap;
    }
    y += margin;
  }
  const width = 2 * margin + labelWidth + barWidth + valueWidth;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" width="${width}" height="${y}" role="img" aria-label="Requests per second">`,
    '<style>text { font: 13px system-ui, sans-serif; fill: #1f2328 } .title { font-weight: 600 }</style>',
    `<rect width="${width}" height="${y}" fill="#ffffff"/>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

function text(x: number, y: number, content: string, attributes = ''): string {
  const escaped = content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${x.toFixed(1)}" y="${y}" ${attributes}>${escaped}</text>`;
}
