import { unexplainedScopes } from './queries/platform/scopes-in-use.ts'
import { operatorContext, withHouse } from './with-house.ts'

/**
 * Names the scopes in use that the catalog has no entry for, for whoever runs the house: `npm run scopes`. Ends with 1 when
 * there are any. The house may run meanwhile.
 */
withHouse(async (house) => {
  const found = await unexplainedScopes(operatorContext(house))
  for (const { scope, usedIn } of found) {
    process.stdout.write(`${scope}: no entry in the catalog, used in ${usedIn.join(', ')}\n`)
  }
  if (found.length > 0) process.exitCode = 1
  else process.stdout.write('Every scope in use has an entry in the catalog.\n')
})
