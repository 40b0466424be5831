import { Text, VisuallyHidden } from '@mantine/core'
import {
  ABILITY_NAMES,
  type Ability,
  permissionCell,
} from '../../../../schema/vocabulary/permission.ts'
import {
  PERMISSION_CELL_NAMES,
  PERMISSION_GROUPS,
} from '../../../../schema/vocabulary/permission-words.ts'
import { ROLE_NAMES, type Role } from '../../../../schema/vocabulary/role.ts'
import { t } from '../../lib/i18n/translate.ts'
import { capitalised, secondPersonWords } from './permission-cells.ts'
import styles from './permission-table.module.css'

interface Props {
  /** The columns, in their order; a single one leaves out what it may not do. */
  readonly roles: readonly Role[]
}

/** The permission table with a header for every row and column; it scrolls inside its box, the actions stay. */
export function PermissionTable({ roles }: Props) {
  const groups = PERMISSION_GROUPS.map(({ title, abilities }) => ({
    title,
    abilities: abilities.filter((ability) => roles.length > 1 || isForAny(ability, roles)),
  })).filter(({ abilities }) => abilities.length > 0)
  const label = t('Actions in rows, roles in columns')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard (WCAG 2.1.1)
    <section className={styles.box} aria-label={label} tabIndex={0}>
      <table className={styles.table}>
        <caption>
          <VisuallyHidden>{t('Roles and actions')}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('Action')}</th>
            {roles.map((role) => (
              <th key={role} scope="col">
                {t(ROLE_NAMES[role])}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ title, abilities }) => (
          <tbody key={title}>
            <tr className={styles.group}>
              <th scope="rowgroup">{t(title)}</th>
              <td colSpan={roles.length} />
            </tr>
            {abilities.map((ability) => (
              <AbilityRow key={ability} ability={ability} roles={roles} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}

function AbilityRow({ ability, roles }: Props & { readonly ability: Ability }) {
  return (
    <tr>
      <th scope="row">
        {capitalised(t(ABILITY_NAMES[ability]))}
        <Text size="xs" c="dimmed">
          {secondPersonWords(ability)}
        </Text>
      </th>
      {roles.map((role) => {
        const cell = permissionCell(ability, role)
        return (
          <td key={role} data-cell={cell}>
            {cell ? t(PERMISSION_CELL_NAMES[cell]) : <Refused />}
          </td>
        )
      })}
    </tr>
  )
}

function Refused() {
  return (
    <>
      <span aria-hidden="true">–</span>
      <VisuallyHidden>{t('No')}</VisuallyHidden>
    </>
  )
}

function isForAny(ability: Ability, roles: readonly Role[]): boolean {
  return roles.some((role) => permissionCell(ability, role) !== undefined)
}
