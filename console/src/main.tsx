import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { chooseTheme, chosenTheme } from './app/theme'
import { HttpError } from './shared/api/http'
import { ZoneProvider } from './shared/time/zone'
import './shared/styles/tokens.css'
import './shared/styles/base.css'

chooseTheme(chosenTheme())

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      // What the server refused it refuses again; what did not reach it may.
      retry: (tried, failure) => tried < 2 && failure instanceof HttpError && [0, 429, 503].includes(failure.status),
    },
  },
})

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <ZoneProvider>
        <App />
      </ZoneProvider>
    </QueryClientProvider>
  </StrictMode>,
)
