import { Component, type ReactNode } from 'react'
import { Failed } from './states'

/** Shows what went wrong in a screen and leaves the rest of the console standing. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failure: Error | null }> {
  override state = { failure: null as Error | null }

  static getDerivedStateFromError(failure: Error) {
    return { failure }
  }

  override render() {
    return this.state.failure
      ? <div className="page"><Failed failure={this.state.failure} again={() => this.setState({ failure: null })} /></div>
      : this.props.children
  }
}
