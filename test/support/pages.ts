import type { Ports } from '../../api/ports.ts'

type Pages = Ports['pages']

/** Pages of vendors, whose addresses are made up: they answer as said, or all with 200, and say nothing in particular. */
export function pagesThat(look: Pages['look'] = async () => ({ status: 200 })): Pages {
  return { look, read: async () => ({ text: 'A page.' }) }
}
