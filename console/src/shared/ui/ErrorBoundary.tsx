import { Component, type ReactNode } from 'react'
import { NotLoaded, reload } from './screen'
import { Failed } from './states'

/** Shows what went wrong in a screen and leaves the rest of the console standing. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failure: Error | null }> {
  override state = { failure: null as Error | null }

  static getDerivedStateFromError(failure: Error) {
    return { failure }
  }

  override render() {
    const { failure } = this.state
    if (!failure) return this.props.children
    const again = failure instanceof NotLoaded ? reload : () => this.setState({ failure: null })
    return <div className="page"><Failed failure={failure} again={again} /></div>
  }
}
