import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/jetbrains-mono/wght.css'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '../../ui/tokens.css'
import './app/portal.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Portal } from './app/portal.tsx'
import { session } from './lib/session.ts'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no root element.')

void session.start()
createRoot(root).render(
  <StrictMode>
    <Portal />
  </StrictMode>,
)
