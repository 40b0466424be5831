import { Avatar, Menu, UnstyledButton, VisuallyHidden } from '@mantine/core'
import {
  IconApi,
  IconBuilding,
  IconLayoutGrid,
  IconLogout,
  IconMailCog,
  IconSettings,
  IconShieldLock,
  IconUsers,
} from '@tabler/icons-react'
import { Link } from 'react-router'
import { t } from '../../lib/i18n/translate.ts'
import { session } from '../../lib/session.ts'
import { can, type Viewer } from '../../lib/use-viewer.ts'
import { LanguageItems } from './language-items.tsx'

/** The menu of the person who is signed in; Vendor Account stands here (R020). */
export function ProfileMenu({ viewer }: { readonly viewer: Viewer }) {
  const settings = settingsOf(viewer)
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton>
          <Avatar name={viewer.name} color="teal" size={32} aria-hidden="true" />
          <VisuallyHidden>{t('Profile of {{viewer}}', { viewer: viewer.name })}</VisuallyHidden>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {viewer.name}
          <br />
          {viewer.email}
        </Menu.Label>
        <Menu.Item
          component={Link}
          to={viewer.vendor ? '/vendor' : '/vendor/setup'}
          leftSection={<IconBuilding size={16} aria-hidden="true" />}
        >
          {viewer.vendor ? t('Vendor Account') : t('Set up your vendor')}
        </Menu.Item>
        {viewer.vendor && (
          <Menu.Item
            component={Link}
            to="/vendor/members"
            leftSection={<IconUsers size={16} aria-hidden="true" />}
          >
            {t('Members')}
          </Menu.Item>
        )}
        <Menu.Item
          component={Link}
          to="/account/notices"
          leftSection={<IconMailCog size={16} aria-hidden="true" />}
        >
          {t('Notices and mail')}
        </Menu.Item>
        <Menu.Item
          component={Link}
          to="/security"
          leftSection={<IconShieldLock size={16} aria-hidden="true" />}
        >
          {t('Account security')}
        </Menu.Item>
        {settings && (
          <Menu.Item
            component={Link}
            to={settings}
            leftSection={<IconSettings size={16} aria-hidden="true" />}
          >
            {t('Settings')}
          </Menu.Item>
        )}
        <Menu.Item
          component="a"
          href="/"
          leftSection={<IconLayoutGrid size={16} aria-hidden="true" />}
        >
          {t('Gallery')}
        </Menu.Item>
        <Menu.Item
          component="a"
          href="/graphiql"
          leftSection={<IconApi size={16} aria-hidden="true" />}
        >
          {t('API explorer')}
        </Menu.Item>
        <Menu.Divider />
        <LanguageItems />
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={16} aria-hidden="true" />}
          onClick={() => void session.signOut()}
        >
          {t('Sign out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Where somebody who keeps any of the settings begins. */
function settingsOf(viewer: Viewer): string | undefined {
  if (can(viewer, 'organization.administer')) return '/settings'
  if (can(viewer, 'policy.write')) return '/settings/policy'
  return can(viewer, 'representative.manage') ? '/settings/representatives' : undefined
}
