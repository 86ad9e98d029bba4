import './platform/ui/tokens.css'
import './platform/ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { startLanguage } from './platform/i18n.ts'

const root = createRoot(document.getElementById('root')!)
const show = () =>
  root.render(
    <StrictMode>
      <App />
    </StrictMode>,
  )

await startLanguage(show)
show()
