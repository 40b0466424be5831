import type { Person } from '../../support/builders.ts'
import { everythingTold } from '../../support/facts.ts'
import type { TestPlatform } from '../../support/test-platform.ts'
import { INBOX, MARK_READ } from './documents.ts'

/** What each person was told, by name: titles in their order, with a bar between. Who was told nothing is absent. */
export type Told = Partial<Record<string, string>>

/** Who found what in the inbox, and who got what by mail, of what somebody did. */
export async function toldBy<T>(
  platform: TestPlatform,
  people: Readonly<Record<string, Pick<Person, 'client' | 'email'>>>,
  act: () => Promise<T>,
): Promise<{ value: T; inbox: Told; mail: Told }> {
  await everythingTold(platform)
  for (const { client } of Object.values(people))
    await client.get(MARK_READ, { input: { all: true } })
  const before = platform.mails.length
  const value = await act()
  await everythingTold(platform)
  const mails = platform.mails.slice(before)
  const inbox: Told = {}
  const mail: Told = {}
  for (const [name, { client, email }] of Object.entries(people)) {
    const { viewer } = await client.get(INBOX, { unreadOnly: true })
    const titles = viewer?.notifications.nodes.map(({ title }) => title) ?? []
    if (titles.length) inbox[name] = titles.toSorted().join(' | ')
    const subjects = mails.filter(({ to }) => to === email).map(({ subject }) => subject)
    if (subjects.length) mail[name] = subjects.toSorted().join(' | ')
  }
  return { value, inbox, mail }
}
