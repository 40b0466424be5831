import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import './explorer.css'
import { createRoot } from 'react-dom/client'
import { session } from '../lib/session.ts'
import { Explorer } from './explorer.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no root element.')

void session.start()
createRoot(root).render(<Explorer />)
