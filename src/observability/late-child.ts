import type { FastifyBaseLogger } from 'fastify';
import type { Logger } from 'pino';

type Level = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

/** A logger's child that is made when it first writes: redacting its bindings costs more than most other parts of a request. */
export class LateChild implements FastifyBaseLogger {
  readonly #parent: Logger;
  readonly #bindings: Readonly<Record<string, unknown>>;
  #child: FastifyBaseLogger | undefined;

  constructor(parent: Logger, bindings: Readonly<Record<string, unknown>>) {
    this.#parent = parent;
    this.#bindings = bindings;
  }

  #made(): FastifyBaseLogger {
    return (this.#child ??= this.#parent.child(this.#bindings));
  }

  #write(level: Level, line: readonly unknown[]): void {
    if (this.#parent.isLevelEnabled(level)) this.#made()[level](...(line as [unknown]));
  }

  get level(): string {
    return this.#parent.level;
  }

  child(...made: Parameters<FastifyBaseLogger['child']>): FastifyBaseLogger {
    return this.#made().child(...made);
  }

  trace(...line: readonly unknown[]): void {
    this.#write('trace', line);
  }

  debug(...line: readonly unknown[]): void {
    this.#write('debug', line);
  }

  info(...line: readonly unknown[]): void {
    this.#write('info', line);
  }

  warn(...line: readonly unknown[]): void {
    this.#write('warn', line);
  }

  error(...line: readonly unknown[]): void {
    this.#write('error', line);
  }

  fatal(...line: readonly unknown[]): void {
    this.#write('fatal', line);
  }

  silent(...line: readonly unknown[]): void {
    this.#write('silent', line);
  }
}
