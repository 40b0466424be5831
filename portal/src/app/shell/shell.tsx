import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { Outlet, ScrollRestoration } from 'react-router'
import { StorageNotice } from '../../components/storage-notice.tsx'
import { t } from '../../lib/i18n/translate.ts'
import { CommandPalette } from '../palette/command-palette.tsx'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import styles from './shell.module.css'

/** What surrounds every page: skip link, header, command palette. */
export function Shell() {
  const [isPaletteOpen, palette] = useDisclosure(false)
  useHotkeys([['mod+K', palette.toggle]], [])
  return (
    <>
      <a className={styles.skip} href="#main">
        {t('Skip to the content')}
      </a>
      <Header onSearch={palette.open} />
      <main id="main" tabIndex={-1} className={styles.main}>
        <StorageNotice />
        <Outlet />
      </main>
      <Footer />
      <CommandPalette isOpen={isPaletteOpen} onClose={palette.close} />
      <ScrollRestoration />
    </>
  )
}
