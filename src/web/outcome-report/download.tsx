import { buttonClass } from '#web/platform/ui/button.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'

export const Download = ({ address, label }: { address: string; label: string }) => (
  <a className={buttonClass()} href={`/api${address}`} download>
    <Icon name="download" />
    {label}
  </a>
)
