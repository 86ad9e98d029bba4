import { useState } from 'react'
import type { RouteContent } from '#domain/route/route.ts'
import { differingParts, shortOfLaw } from '#domain/route/route-catalogue.rules.ts'
import type { RoutePublication } from '#domain/route/route-catalogue.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { useSession } from '#web/platform/session.ts'
import { Banner } from '#web/platform/ui/banner.tsx'
import { DateField } from '#web/platform/ui/date-field.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { basisText, clockText, namesOf } from './route-words.ts'

type PublishDialogProps = {
  publication: Omit<RoutePublication, 'from'>
  model: RouteContent | null
  onPublished: () => void
  onClose: () => void
}

/** From which day, what is otherwise than the model, and where the law asks for more. */
export function PublishDialog({ publication, model, onPublished, onClose }: PublishDialogProps) {
  const { today } = useSession()
  const [from, setFrom] = useState<string | null>(today)
  const publish = useAction(onPublished)
  const { key, lastNumber, content } = publication
  const differs = model ? differingParts(model, content) : []
  const short = model ? shortOfLaw(model, content) : []
  const send = () => {
    if (from) publish.mutate({ address: `/routes/${key}/versions`, input: { from, lastNumber, content } })
  }
  return (
    <Dialog title={t('route.publish.title', { title: content.title })} isOpen onClose={onClose}>
      <Form label={t('route.publish.act')} onSubmit={send}>
        <p>{t('route.publish.text')}</p>
        {differs.length > 0 && <p>{t('route.publish.differs', { parts: namesOf('route.section', differs) })}</p>}
        {short.length > 0 && (
          <Banner tone="late" title={t('route.publish.short')}>
            <ul>
              {short.map((clock) => (
                <li key={JSON.stringify(clock)}>
                  {clockText(clock)} {basisText(clock.basis)}
                </li>
              ))}
            </ul>
          </Banner>
        )}
        <DateField
          label={t('route.from')}
          description={t('route.publish.fromText')}
          isRequired
          value={from}
          onChange={setFrom}
          error={from ? null : t('web.required')}
        />
        <FormActions action={publish} label={t('route.publish.act')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
