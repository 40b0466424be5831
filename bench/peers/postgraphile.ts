import { serveSide } from '../serve-side.ts'
import { startPostgraphile } from './start-postgraphile.ts'

await serveSide(startPostgraphile)
