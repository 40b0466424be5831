import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** Writes docs/permissions.md: the table of permissions and the rules behind it, from the vocabulary alone. */
export async function permissionPage(root) {
  const words = await vocabulary(root)
  return `${[
    '# Permissions',
    INTRODUCTION,
    ...answers(words),
    '## Who owns what',
    ownership(words),
    '## Roles',
    roles(words),
    '## The table',
    marks(words),
    ...groups(words),
    '## Rules behind the table',
    words.PERMISSION_RULES.map((rule) => `- ${rule}`).join('\n'),
    viewers(words),
  ].join('\n\n')}\n`
}

const INTRODUCTION = `Written by \`npm run permissions\` from \`schema/vocabulary/permission.ts\`, which the server asks at every request and the portal
draws its buttons from. Do not edit this page: change the table. People read the same in the portal, under Documentation.`

async function vocabulary(root) {
  const files = ['permission', 'permission-rule', 'permission-words', 'role'].map(
    (name) => pathToFileURL(path.join(root, 'schema/vocabulary', `${name}.ts`)).href,
  )
  return Object.assign({}, ...(await Promise.all(files.map((file) => import(file)))))
}

function answers({ PERMISSION_QUESTIONS, ABILITY_NAMES, ...words }) {
  return PERMISSION_QUESTIONS.map(
    ({ title, abilities }) =>
      `## ${title}\n\n${abilities
        .map((ability) => `- **${capital(ABILITY_NAMES[ability])}**: ${holders(words, ability)}`)
        .join('\n')}`,
  )
}

function holders(words, ability) {
  const { ROLES, ROLE_NAMES, PERMISSION_CELL_NAMES, permissionCell } = words
  const named = ROLES.flatMap((role) => {
    const cell = permissionCell(ability, role)
    if (!cell) return []
    return cell === 'Y' || cell === 'R'
      ? [ROLE_NAMES[role]]
      : [`${ROLE_NAMES[role]} (${PERMISSION_CELL_NAMES[cell].toLowerCase()})`]
  })
  return [`${named.join(', ')}.`, secondPerson(words, ability)].join(' ').trim()
}

function secondPerson({ SECOND_PERSON, SECOND_PERSON_NAMES }, ability) {
  const rule = SECOND_PERSON[ability]
  return rule ? SECOND_PERSON_NAMES[rule] : ''
}

function ownership({ OWNERSHIPS, ROLE_NAMES }) {
  return table(
    ['What', 'Who answers for it', 'What that means'],
    OWNERSHIPS.map(({ name, roles: owners, text }) => [
      name,
      owners.map((role) => ROLE_NAMES[role]).join(', '),
      text,
    ]),
  )
}

function roles({ ROLES, ROLE_NAMES, ROLE_MEANINGS }) {
  return table(
    ['Role', 'What it is for'],
    ROLES.map((role) => [ROLE_NAMES[role], ROLE_MEANINGS[role]]),
  )
}

function marks({ PERMISSION_CELLS, PERMISSION_CELL_NAMES, PERMISSION_CELL_MEANINGS }) {
  return PERMISSION_CELLS.map(
    (cell) => `- **${PERMISSION_CELL_NAMES[cell]}**: ${PERMISSION_CELL_MEANINGS[cell]}`,
  ).join('\n')
}

function groups(words) {
  const { PERMISSION_GROUPS, ROLES, ROLE_NAMES } = words
  const heads = ['Action', ...ROLES.map((role) => ROLE_NAMES[role])]
  return PERMISSION_GROUPS.map(
    ({ title, abilities }) =>
      `### ${title}\n\n${table(
        heads,
        abilities.map((ability) => rowOf(words, ability)),
      )}`,
  )
}

function rowOf(words, ability) {
  const { ROLES, ABILITY_NAMES, PERMISSION_CELL_NAMES, permissionCell } = words
  const action = [`${capital(ABILITY_NAMES[ability])}.`, secondPerson(words, ability)]
  return [
    action.join(' ').trim(),
    ...ROLES.map((role) => PERMISSION_CELL_NAMES[permissionCell(ability, role)] ?? ''),
  ]
}

function viewers({ OF_VENDOR_VIEWERS, ABILITY_NAMES }) {
  const names = OF_VENDOR_VIEWERS.map((ability) => ABILITY_NAMES[ability])
  return `A viewer of a vendor looks and changes nothing. Of what developers may, viewers may: ${names.join('; ')}.`
}

function table(heads, rows) {
  return [heads, heads.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

function capital(text) {
  return `${text[0].toUpperCase()}${text.slice(1)}`
}
