import { ActionIcon, Burger, Button, Drawer, Skeleton, Stack, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { Link, NavLink } from 'react-router'
import { useBrandName } from '../../lib/brand-name.ts'
import { t } from '../../lib/i18n/translate.ts'
import { session } from '../../lib/session.ts'
import { useSession } from '../../lib/use-session.ts'
import { useViewer } from '../../lib/use-viewer.ts'
import { BrandMark } from './brand-mark.tsx'
import { InboxBell } from './inbox-bell.tsx'
import { LanguageMenu } from './language-menu.tsx'
import { MorePlaces } from './more-places.tsx'
import { navigationFor, type Place, placesFor } from './places.ts'
import { ProfileMenu } from './profile-menu.tsx'
import { SchemeMenu } from './scheme-menu.tsx'
import styles from './shell.module.css'

/** The header: brand, the pages this person may open, search, scheme and profile. */
export function Header({ onSearch }: { readonly onSearch: () => void }) {
  const { viewer } = useViewer()
  const { kind } = useSession()
  return (
    <header className={styles.header}>
      <div className={styles.bar}>
        {viewer && <NarrowNavigation />}
        <Link to="/" className={styles.brand}>
          <BrandMark />
          <Name />
        </Link>
        <nav
          aria-label={t('Main')}
          className={`${styles.places} mantine-visible-from-${viewer ? 'md' : 'sm'}`}
        >
          <Places />
        </nav>
        <div className={styles.tools}>
          {viewer && (
            <Tooltip label={t('Search (Ctrl or Cmd K)')}>
              <ActionIcon variant="subtle" size="lg" onClick={onSearch} aria-label={t('Search')}>
                <IconSearch size={18} />
              </ActionIcon>
            </Tooltip>
          )}
          {viewer && kind === 'signed-in' && <InboxBell />}
          {!viewer && <LanguageMenu />}
          <SchemeMenu />
          <Person />
        </div>
      </div>
    </header>
  )
}

/** Whose house this is; the place is held until that is known. */
function Name() {
  const { organization, loading } = useViewer()
  const brand = useBrandName()
  if (!organization && loading) return <Skeleton height={16} width={140} />
  return <span className={styles.name}>{brand}</span>
}

/** Who is signed in, or the way in; a place is held while that is not known, so that nobody is asked for nothing. */
function Person() {
  const { viewer, loading } = useViewer()
  const { kind } = useSession()
  if (kind === 'signed-in' && viewer) return <ProfileMenu viewer={viewer} />
  if (kind === 'starting' || (kind === 'signed-in' && loading)) {
    return <Skeleton circle height={34} />
  }
  return (
    <Button size="xs" style={{ flexShrink: 0 }} onClick={() => void session.signIn()}>
      {t('Sign in')}
    </Button>
  )
}

/** The first places as links, and all others behind one button, so that the header keeps one line. */
function Places() {
  const { viewer } = useViewer()
  const { shown, more } = navigationFor(viewer)
  return (
    <>
      <PlaceLinks places={shown} />
      {more.length > 0 && <MorePlaces places={more} />}
    </>
  )
}

function PlaceLinks({
  places,
  onFollow,
}: {
  readonly places: readonly Place[]
  readonly onFollow?: () => void
}) {
  return places.map(({ label, to }) => (
    <NavLink key={to} to={to} className={styles.place} onClick={onFollow}>
      {label}
    </NavLink>
  ))
}

/** The same pages in a drawer, where the screen is narrow. */
function NarrowNavigation() {
  const { viewer } = useViewer()
  const [isOpen, drawer] = useDisclosure(false)
  const brand = useBrandName()
  return (
    <>
      <Burger
        hiddenFrom="md"
        size="sm"
        opened={isOpen}
        onClick={drawer.toggle}
        aria-label={t('Open the navigation')}
      />
      <Drawer
        opened={isOpen}
        onClose={drawer.close}
        size="xs"
        title={brand}
        closeButtonProps={{ 'aria-label': t('Close the navigation') }}
      >
        <Stack component="nav" aria-label={t('Main')} gap="xs">
          <PlaceLinks places={placesFor(viewer)} onFollow={drawer.close} />
        </Stack>
      </Drawer>
    </>
  )
}
