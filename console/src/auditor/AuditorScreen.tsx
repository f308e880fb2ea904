import { Link, Route, Switch, useLocation } from 'wouter'
import { Chain } from './Chain'
import { FiringScreen } from './FiringScreen'
import { FiringSearchScreen } from './FiringSearchScreen'
import { WhyScreen } from './WhyScreen'
import './auditor.css'

const FIRINGS = { to: '/auditor', name: 'Firings' }
const PAGES = [
  FIRINGS,
  { to: '/auditor/why', name: 'Why, and why not' },
  { to: '/auditor/chain', name: 'Journal' },
]

/** What ran, when, and why: for people who have to answer for it. */
export default function AuditorScreen() {
  const [path] = useLocation()
  // Firings have the rest: their list, and each one.
  const current = PAGES.find((page) => page !== FIRINGS && path === page.to) ?? FIRINGS
  return (
    <div className="page stack">
      <div className="row spread wrap">
        <h1>Auditor</h1>
        <nav aria-label="Auditor" className="tabs">
          {PAGES.map((page) => (
            <Link key={page.to} href={page.to} aria-current={page === current ? 'page' : undefined}>{page.name}</Link>
          ))}
        </nav>
      </div>
      <Switch>
        <Route path="/auditor/why"><WhyScreen /></Route>
        <Route path="/auditor/chain"><Chain /></Route>
        <Route path="/auditor/firings/:position">
          {({ position }) => <FiringScreen key={position} position={Number(position)} />}
        </Route>
        <Route><FiringSearchScreen /></Route>
      </Switch>
    </div>
  )
}
