import { Suspense, useEffect, useRef } from 'react'
import { Link, Redirect, Route, Switch, useLocation } from 'wouter'
import { ErrorBoundary } from '../shared/ui/ErrorBoundary'
import { screen } from '../shared/ui/screen'
import { Loading } from '../shared/ui/states'
import { Toasts } from '../shared/ui/Toasts'
import { Preferences } from './Preferences'
import mark from './goalpost.svg'
import './app.css'

const SeriesScreen = screen(() => import('../series/SeriesScreen'))
const BuilderScreen = screen(() => import('../builder/BuilderScreen'))
const PerformanceScreen = screen(() => import('../performance/PerformanceScreen'))
const AuditorScreen = screen(() => import('../auditor/AuditorScreen'))
const RulesScreen = screen(() => import('../rules/RulesScreen'))

const SECTIONS = [
  { to: '/series', name: 'Series' },
  { to: '/auditor', name: 'Auditor' },
  { to: '/rules', name: 'Rules' },
]

export function App() {
  const [path] = useLocation()
  return (
    <div className="shell">
      <a className="skip" href="#main">Skip to content</a>
      <header className="shell-header">
        <Link href="/series" className="shell-mark">
          <img src={mark} alt="" width="26" height="26" />
          <span>Goalpost</span>
        </Link>
        <nav aria-label="Sections" className="shell-nav">
          {SECTIONS.map((section) => (
            <Link
              key={section.to}
              href={section.to}
              aria-current={path.startsWith(section.to) ? 'page' : undefined}
            >
              {section.name}
            </Link>
          ))}
        </nav>
        <Preferences />
      </header>
      <Main>
        <ErrorBoundary key={path}>
          <Suspense fallback={<Loading />}>
            <Switch>
              <Route path="/"><Redirect to="/series" replace /></Route>
              <Route path="/series"><SeriesScreen /></Route>
              <Route path="/series/:id/builder">{({ id }) => <BuilderScreen key={id} id={decodeURIComponent(id)} />}</Route>
              <Route path="/series/:id/performance">{({ id }) => <PerformanceScreen key={id} id={decodeURIComponent(id)} />}</Route>
              <Route path="/auditor/*?"><AuditorScreen /></Route>
              <Route path="/rules/:id?">{({ id }) => <RulesScreen id={id && decodeURIComponent(id)} />}</Route>
              <Route><NothingHere /></Route>
            </Switch>
          </Suspense>
        </ErrorBoundary>
      </Main>
      <Toasts />
    </div>
  )
}

/** Takes the focus when another screen opens, so that keyboards and readers begin there. */
function Main({ children }: { children: React.ReactNode }) {
  const [path] = useLocation()
  const main = useRef<HTMLElement>(null)
  const first = useRef(true)
  useEffect(() => {
    if (!first.current) {
      main.current?.focus({ preventScroll: true })
    }
    first.current = false
  }, [path])
  return <main id="main" ref={main} tabIndex={-1} className="shell-main">{children}</main>
}

function NothingHere() {
  return (
    <div className="page stack">
      <h1>There is nothing at this address</h1>
      <p><Link href="/series">All series</Link></p>
    </div>
  )
}
