import { Menu, UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { Link, useLocation } from 'react-router'
import { t } from '../../lib/i18n/translate.ts'
import type { Place } from './places.ts'
import styles from './shell.module.css'

/** The places the header has no room for; where somebody is among them, the button says so. */
export function MorePlaces({ places }: { readonly places: readonly Place[] }) {
  const { pathname } = useLocation()
  const isIn = ({ to }: Place) => pathname === to || pathname.startsWith(`${to}/`)
  const here = places.find(isIn)
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <UnstyledButton
          className={`${styles.place} ${styles.more}`}
          data-here={here ? true : undefined}
          aria-label={here && t('More: {{place}}', { place: here.label })}
        >
          <span className={styles.moreName}>{here?.label ?? t('More')}</span>
          <IconChevronDown size={14} aria-hidden="true" className={styles.chevron} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {places.map((place) => (
          <Menu.Item
            key={place.to}
            component={Link}
            to={place.to}
            aria-current={isIn(place) ? 'page' : undefined}
          >
            {place.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
