import { parseArgs } from 'node:util'
import { makeAdministrator } from './commands/platform/ensure-administrator.ts'
import { ConfigurationError } from './errors.ts'
import { operatorContext, withHouse } from './with-house.ts'

/**
 * Makes somebody an administrator of the hospital, for whoever runs the house: `npm run admin -- --email ADDRESS`. Prints
 * a link that works once, with which they choose their password. The house may run meanwhile.
 */
withHouse(async (house) => {
  const email = emailOf(process.argv.slice(2))
  const made = await makeAdministrator(operatorContext(house), email)
  if (!made.ok) throw new ConfigurationError(made.error.map(({ message }) => message).join(' '))
  const { link, minutes } = made.value
  process.stdout.write(
    `${email} administers ${house.organization.name}.\nOpen this link within ${minutes} minutes to choose a password; it works once:\n\n${link}\n`,
  )
})

function emailOf(args: string[]): string {
  try {
    const { email } = parseArgs({ args, options: { email: { type: 'string' } } }).values
    if (email) return email
  } catch {
    // falls through to the usage
  }
  throw new ConfigurationError('Usage: npm run admin -- --email ADDRESS')
}
