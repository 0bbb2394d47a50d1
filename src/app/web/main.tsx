import '#ground/web/base.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { askingClient } from '#ground/web/asking.ts'
import { LanguageProvider } from '#ground/web/language.tsx'
import { applyScheme } from '#ground/web/scheme.ts'
import { messages } from './messages.ts'
import { routerOf } from './router.tsx'
import { screens } from './screens.ts'

applyScheme()

/** The page that shows the kit's components is for builders only: the built product does not carry it. */
const kit = import.meta.env.DEV ? (await import('./kit/screens.ts')).screens : []

/** Who begins at the door or at the overview needs no other words for a while. */
const more = { bring: async () => (await import('./more-messages.ts')).messages, afterMs: ['/', '/sign-in'].includes(location.pathname) ? 3000 : 0 }

const router = routerOf([...screens, ...kit])
const root = document.getElementById('app')
if (!root) throw new Error('index.html has no #app')

createRoot(root).render(
  <StrictMode>
    <LanguageProvider messages={messages} more={more}>
      <QueryClientProvider client={askingClient()}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </LanguageProvider>
  </StrictMode>,
)
