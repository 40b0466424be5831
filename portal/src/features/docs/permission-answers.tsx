import { SimpleGrid, Stack, Text, Title } from '@mantine/core'
import {
  ABILITY_NAMES,
  type Ability,
  permissionCell,
} from '../../../../schema/vocabulary/permission.ts'
import { OWNERSHIPS } from '../../../../schema/vocabulary/permission-rule.ts'
import {
  PERMISSION_CELL_NAMES,
  PERMISSION_QUESTIONS,
} from '../../../../schema/vocabulary/permission-words.ts'
import { ROLE_NAMES, ROLES } from '../../../../schema/vocabulary/role.ts'
import { Facts } from '../../components/facts.tsx'
import { t } from '../../lib/i18n/translate.ts'
import { capitalised, secondPersonWords } from './permission-cells.ts'

/** The questions hospitals are asked about permissions, answered from the table (R263). */
export function PermissionAnswers() {
  return (
    <SimpleGrid cols={{ base: 1, md: 3 }} spacing="lg">
      {PERMISSION_QUESTIONS.map(({ title, abilities }) => (
        <section key={title} aria-label={t(title)}>
          <Title order={2} size="h3" mb="sm">
            {t(title)}
          </Title>
          <Stack gap="sm">
            {abilities.map((ability) => (
              <div key={ability}>
                <Text fw={600}>{capitalised(t(ABILITY_NAMES[ability]))}</Text>
                <Text size="sm">{holdersOf(ability)}</Text>
                <Text size="sm" c="dimmed">
                  {secondPersonWords(ability)}
                </Text>
              </div>
            ))}
          </Stack>
        </section>
      ))}
    </SimpleGrid>
  )
}

/** Who answers for policy, runtime, workflow fit, code and support (R294). */
export function Ownerships() {
  return (
    <section aria-labelledby="ownership">
      <Title order={2} id="ownership" mb="sm">
        {t('Who owns what')}
      </Title>
      <Facts
        facts={OWNERSHIPS.map(({ name, roles, text }) => ({
          term: t(name),
          value: (
            <>
              {t(text)}
              <Text size="sm" c="dimmed">
                {roles.map((role) => t(ROLE_NAMES[role])).join(', ')}
              </Text>
            </>
          ),
        }))}
      />
    </section>
  )
}

function holdersOf(ability: Ability): string {
  const named = ROLES.flatMap((role) => {
    const cell = permissionCell(ability, role)
    if (!cell) return []
    const name = t(ROLE_NAMES[role])
    if (cell === 'Y' || cell === 'R') return [name]
    return [`${name} (${t(PERMISSION_CELL_NAMES[cell]).toLowerCase()})`]
  })
  return named.join(', ')
}
