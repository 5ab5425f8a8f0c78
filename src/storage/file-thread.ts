/**
 * The thread that has the file. Each write waits for the disk, and SQLite makes its thread wait with it: a disk that
 * hangs holds up what must be recorded, and nothing else.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { AnswerMessage, Ask, AskMessage } from './messages.ts';
import { explainProblem } from './database.ts';
import { openTables, type Tables, type TablesOptions } from './tables.ts';

function tell(message: AnswerMessage): void {
  parentPort?.postMessage(message);
}

function perform(tables: Tables, { name, values }: Ask): unknown {
  const act = tables[name] as (...values: readonly unknown[]) => unknown;
  return act(...values);
}

function serve(tables: Tables): void {
  parentPort?.on('message', ({ id, ask }: AskMessage) => {
    try {
      tell({ id, value: perform(tables, ask) });
    } catch (error) {
      tell({ id, problem: explainProblem(error) });
    }
  });
}

try {
  const tables = openTables(workerData as TablesOptions);
  serve(tables);
  tell({ id: 0, value: tables.head });
} catch (error) {
  tell({ id: 0, problem: explainProblem(error) });
}
