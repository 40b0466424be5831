import type { Ports } from '../../../ports.ts'

/** What app state is written with. What it holds may be keys, so it is sealed before it is kept. */
export type StateWriting = Pick<Ports, 'rowWriter' | 'sealer' | 'clock'>
