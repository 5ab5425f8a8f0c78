import type { SimulatorContext } from '../core/simulator.ts';

/** The modes of GuardAI, each with its default filled in. */
export type GuardaiModes = Required<NonNullable<SimulatorContext['modes']['guardai']>>;

export function withDefaults(modes: SimulatorContext['modes']): GuardaiModes {
  return {
    created: false,
    reference: 'bare',
    referenceForm: 'uuid',
    tokenSeconds: 3600,
    timestamps: 'utc',
    unset: 'absent',
    repeatedDelete: 200,
    assets: 'text',
    strictAccept: false,
    ...modes.guardai,
  };
}
