import { open, type Visit } from './visit.ts'

/** One page worth looking at, and how a person comes to it. */
export interface Scene {
  readonly name: string
  /** The role of the demo account that looks; undefined for a visitor without one. */
  readonly role?: 'patient' | 'clinician' | 'developer' | 'reviewer' | 'admin'
  /** Whether the README shows it. */
  readonly isInReadme?: true
  /** Whether all that is folded is opened for the picture. */
  readonly isUnfolded?: true
  readonly show: (visit: Visit) => Promise<void>
}

export const DEVELOPER = { role: 'developer' } as const
export const PATIENT = { role: 'patient' } as const
export const REVIEWER = { role: 'reviewer' } as const

export const scene = (name: string, show: Scene['show'], rest: Partial<Scene> = {}): Scene => ({
  name,
  show,
  ...rest,
})

/** A page that shows itself at its address. */
export const at =
  (path: string): Scene['show'] =>
  (visit) =>
    open(visit, path)
