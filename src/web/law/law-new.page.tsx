import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Law } from '#domain/law/law.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Page } from '#web/platform/ui/page.tsx'
import { LawForm } from './law-form.tsx'

const emptyLaw = (): Law => ({
  key: newId(),
  aliases: [],
  versions: [{ title: '', from: null, until: null, source: '' }],
  renumberings: [],
  repealedOn: null,
  successor: null,
})

/** A law that the library does not know yet. */
export function LawNewPage() {
  const navigate = useNavigate()
  const [law] = useState(emptyLaw)
  return (
    <Page title={t('law.new')} above={<Link to="/laws">{t('place.laws')}</Link>}>
      <LawForm
        law={law}
        file={null}
        lastNumber={0}
        onSaved={() => navigate({ to: '/laws/$lawKey', params: { lawKey: law.key } })}
      />
    </Page>
  )
}
