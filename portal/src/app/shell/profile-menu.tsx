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
import { session } from '../../lib/session.ts'
import { can, type Viewer } from '../../lib/use-viewer.ts'
import { LanguageItems } from './language-items.tsx'

/** The menu of the person who is signed in; Vendor Account stands here (R020). */
export function ProfileMenu({ viewer }: { readonly viewer: Viewer }) {
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton>
          <Avatar name={viewer.name} color="teal" size={32} aria-hidden="true" />
          <VisuallyHidden>Profile of {viewer.name}</VisuallyHidden>
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
          {viewer.vendor ? 'Vendor Account' : 'Set up your vendor'}
        </Menu.Item>
        {viewer.vendor && (
          <Menu.Item
            component={Link}
            to="/vendor/members"
            leftSection={<IconUsers size={16} aria-hidden="true" />}
          >
            Members
          </Menu.Item>
        )}
        <Menu.Item
          component={Link}
          to="/account/notices"
          leftSection={<IconMailCog size={16} aria-hidden="true" />}
        >
          Notices and mail
        </Menu.Item>
        <Menu.Item
          component={Link}
          to="/security"
          leftSection={<IconShieldLock size={16} aria-hidden="true" />}
        >
          Account security
        </Menu.Item>
        {can(viewer, 'organization.administer') && (
          <Menu.Item
            component={Link}
            to="/settings"
            leftSection={<IconSettings size={16} aria-hidden="true" />}
          >
            Settings
          </Menu.Item>
        )}
        <Menu.Item
          component="a"
          href="/"
          leftSection={<IconLayoutGrid size={16} aria-hidden="true" />}
        >
          Gallery
        </Menu.Item>
        <Menu.Item
          component="a"
          href="/graphiql"
          leftSection={<IconApi size={16} aria-hidden="true" />}
        >
          API explorer
        </Menu.Item>
        <Menu.Divider />
        <LanguageItems />
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={16} aria-hidden="true" />}
          onClick={() => void session.signOut()}
        >
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
