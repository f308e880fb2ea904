import { Button as AriaButton, type ButtonProps } from 'react-aria-components'
import './button.css'

interface Props extends ButtonProps {
  /** `main` is what the screen is for, `danger` what cannot be taken back, `quiet` the rest in a row. */
  look?: 'main' | 'plain' | 'quiet' | 'danger'
  small?: boolean
  /** What it does, where the content is a sign only. */
  label?: string
}

export function Button({ look = 'plain', small, label, className, ...rest }: Props) {
  return (
    <AriaButton
      {...rest}
      aria-label={label ?? rest['aria-label']}
      className={`button button-${look}${small ? ' button-small' : ''} ${className ?? ''}`}
    />
  )
}
