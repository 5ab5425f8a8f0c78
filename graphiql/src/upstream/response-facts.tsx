import type { Run } from './run.ts';
import { duration } from './words.ts';

/** The answer itself, as HTTP: how long it took, its status and its headers. */
export function ResponseFacts({ run: { received } }: { readonly run: Run }) {
  if (!received) return null;
  return (
    <details className="upstream-response">
      <summary>
        Response: {received.status} in {duration(received.durationMs)}
      </summary>
      <table>
        <tbody>
          {received.headers.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
