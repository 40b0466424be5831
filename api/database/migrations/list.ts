import { Migration20261122000000 } from './migration-20261122000000.ts'
import { Migration20261122000100 } from './migration-20261122000100.ts'
import { Migration20261122000200 } from './migration-20261122000200.ts'
import { Migration20261122010000 } from './migration-20261122010000.ts'
import { Migration20261122010100 } from './migration-20261122010100.ts'
import { Migration20261122010200 } from './migration-20261122010200.ts'
import { Migration20261122010201 } from './migration-20261122010201.ts'
import { Migration20261122010300 } from './migration-20261122010300.ts'
import { Migration20261122010400 } from './migration-20261122010400.ts'
import { Migration20261122010500 } from './migration-20261122010500.ts'
import { Migration20261122020100 } from './migration-20261122020100.ts'
import { Migration20261122020300 } from './migration-20261122020300.ts'
import { Migration20261122020301 } from './migration-20261122020301.ts'
import { Migration20261122020400 } from './migration-20261122020400.ts'
import { Migration20261122020401 } from './migration-20261122020401.ts'
import { Migration20261122030000 } from './migration-20261122030000.ts'
import { Migration20261122030100 } from './migration-20261122030100.ts'
import { Migration20261122030200 } from './migration-20261122030200.ts'
import { Migration20261122030201 } from './migration-20261122030201.ts'
import { Migration20261122030300 } from './migration-20261122030300.ts'
import { Migration20261122030301 } from './migration-20261122030301.ts'

/** Every migration, oldest first. Forward only: a mistake is mended by the next one. */
export const MIGRATIONS = [
  { name: 'Migration20261122000000', class: Migration20261122000000 },
  { name: 'Migration20261122000100', class: Migration20261122000100 },
  { name: 'Migration20261122000200', class: Migration20261122000200 },
  { name: 'Migration20261122010000', class: Migration20261122010000 },
  { name: 'Migration20261122010100', class: Migration20261122010100 },
  { name: 'Migration20261122010200', class: Migration20261122010200 },
  { name: 'Migration20261122010201', class: Migration20261122010201 },
  { name: 'Migration20261122010500', class: Migration20261122010500 },
  { name: 'Migration20261122010300', class: Migration20261122010300 },
  { name: 'Migration20261122010400', class: Migration20261122010400 },
  { name: 'Migration20261122020300', class: Migration20261122020300 },
  { name: 'Migration20261122020301', class: Migration20261122020301 },
  { name: 'Migration20261122020400', class: Migration20261122020400 },
  { name: 'Migration20261122020100', class: Migration20261122020100 },
  { name: 'Migration20261122020401', class: Migration20261122020401 },
  { name: 'Migration20261122030000', class: Migration20261122030000 },
  { name: 'Migration20261122030100', class: Migration20261122030100 },
  { name: 'Migration20261122030200', class: Migration20261122030200 },
  { name: 'Migration20261122030201', class: Migration20261122030201 },
  { name: 'Migration20261122030300', class: Migration20261122030300 },
  { name: 'Migration20261122030301', class: Migration20261122030301 },
] as const
