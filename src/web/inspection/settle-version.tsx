import { useState } from 'react'
import type { InspectionVersions, KeptVersion } from '#domain/inspection/versions.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import { VersionPairs, type VersionShow } from './version-pairs.tsx'

/** What was handed in stays: a remark says what became of the other answers. */
export function SettleVersion({ kept, ...show }: VersionShow & { kept: KeptVersion }) {
  const [remark, setRemark] = useState('')
  const [isTried, setTried] = useState(false)
  const settle = useAction<InspectionVersions>()
  const isEmpty = remark.trim() === ''
  const address = `/inspections/${show.detail.inspection.id}/kept/${kept.id}/settle`
  const submit = () => {
    setTried(true)
    if (!isEmpty) settle.mutate({ address, input: { chosen: 'current', remark } })
  }
  return (
    <>
      <p>{t('inspection.handedInStays')}</p>
      <VersionPairs {...show} />
      <Form label={t('inspection.versions')} onSubmit={submit}>
        <TextArea
          label={t('inspection.settleRemark')}
          isRequired
          maxLength={500}
          value={remark}
          onChange={setRemark}
          error={isTried && isEmpty ? t('problem.inspection.remark_missing') : null}
        />
        <Failure error={settle.error} />
        <Actions>
          <Button type="submit" kind="main" isPending={settle.isPending}>
            {t('inspection.settled')}
          </Button>
        </Actions>
      </Form>
    </>
  )
}
