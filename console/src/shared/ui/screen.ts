import { lazy, type ComponentType } from 'react'

/** A screen's program did not come: the server is away, or is a newer one than this page. */
export class NotLoaded extends Error {
  constructor() {
    super('The server does not answer, or it is a newer one than this page. What you wrote is kept in this browser.')
  }
}

/** A screen that is loaded when it is opened, so that the first one is there at once. */
export const screen = (load: () => Promise<{ default: ComponentType<any> }>) =>
  lazy(() => load().catch(() => { throw new NotLoaded() }))

/** Loads the page anew, as a browser does not ask twice for a program; but not while nobody would answer. */
export const reload = () => void fetch(location.href, { method: 'HEAD' }).then(() => location.reload(), () => undefined)
