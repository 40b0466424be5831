import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/jetbrains-mono/wght.css'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '../../ui/tokens.css'
import './app/portal.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Portal } from './app/portal.tsx'
import { startLanguage } from './lib/i18n/language.ts'
import { session } from './lib/session.ts'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no root element.')

const page = createRoot(root)
const show = () =>
  page.render(
    <StrictMode>
      <Portal />
    </StrictMode>,
  )

void session.start()
// A catalog that does not arrive leaves the portal in English.
void startLanguage().then(show, show)
