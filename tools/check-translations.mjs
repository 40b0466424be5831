// Checks that everything the portal says has its Spanish, and that nothing is kept that is no longer said.
//   node tools/check-translations.mjs [root]
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { compareCatalog, compareTexts } from './translations/compare.mjs'
import { findSentences } from './translations/find-sentences.mjs'
import { compareRefusals, findRefusals } from './translations/refusals.mjs'
import { sharedWords } from './translations/shared-words.mjs'

const TOLD_TO_PROGRAMS =
  /\/(app-state|fhirpath-patch)\/|\/(fhir-[\w-]+|json-patch|query-parameters|policy-denial|create-launch-context)\.ts$/

const root = process.argv[2] ?? path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const portal = path.join(root, 'portal/src')
const catalog = path.join(portal, 'locales/es')

const found = sources().map((file) =>
  findSentences(path.relative(root, file), readFileSync(file, 'utf8')),
)
const said = [...found.flatMap((each) => each.said), ...(await sharedWords(root))]
const counted = found.flatMap((each) => each.counted)
const files = readdirSync(catalog)
  .sort()
  .map((name) => [name, JSON.parse(readFileSync(path.join(catalog, name), 'utf8'))])
const serverWords = read(path.join(portal, 'locales/es-server.json'))
const faults = [
  ...found.flatMap((each) => each.faults),
  ...compareCatalog({ said, counted }, files),
  ...compareTexts(serverWords),
  ...compareRefusals(refusals(), serverWords),
]
for (const fault of faults) console.error(fault)
if (faults.length > 0) {
  console.error(`${faults.length} faults in what the portal says (docs/decisions/0036).`)
  process.exit(1)
}

function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** What commands and the rules of the house refuse with. What FHIR, EHRs and programs are told is English. */
function refusals() {
  return ['api/commands', 'api/domain']
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }).map((entry) =>
        path.join(entry.parentPath, entry.name),
      ),
    )
    .filter((file) => file.endsWith('.ts') && !TOLD_TO_PROGRAMS.test(file.replaceAll('\\', '/')))
    .sort()
    .flatMap((file) => findRefusals(file, readFileSync(file, 'utf8')))
}

/** The portal's own files; the explorer is another page, and generated operations say nothing. */
function sources() {
  return readdirSync(portal, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !/\/src\/(gql|explorer|locales)\//.test(file.replaceAll('\\', '/')))
    .sort()
}
