import { Stack } from '@mantine/core'
import { NavLink, Outlet, useLocation } from 'react-router'
import { t } from '../../../lib/i18n/translate.ts'
import { can, useViewer } from '../../../lib/use-viewer.ts'
import { ChangeList } from './change-list.tsx'
import { SECTIONS } from './sections.ts'
import styles from './settings-layout.module.css'

/** The frame of the settings: their pages in a list, and below each page who changed what. */
export function Component() {
  const { viewer } = useViewer()
  const { pathname } = useLocation()
  const sections = SECTIONS.filter(({ ability }) => can(viewer, ability))
  const section = sections.find(({ to }) => to === pathname.replace(/\/$/, ''))
  return (
    <div className={styles.frame}>
      {sections.length > 0 && (
        <nav aria-label={t('Settings')} className={styles.list}>
          {sections.map(({ to, label }) => (
            <NavLink key={to} to={to} end className={styles.section}>
              {t(label)}
            </NavLink>
          ))}
        </nav>
      )}
      <Stack gap="xl" className={styles.page}>
        <Outlet />
        {section?.area && can(viewer, 'organization.administer') && (
          <ChangeList key={section.area} area={section.area} />
        )}
      </Stack>
    </div>
  )
}
