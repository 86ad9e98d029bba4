import { useState } from 'react'
import { ReturnResult } from '#domain/media-permit/media-permit.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { ChoiceList } from '#web/platform/ui/choice-list.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import { ItemField } from './item-field.tsx'

/** Is the seal whole, and is it the same thing? */
export function TakeBackForm({ code }: { code: string }) {
  const [item, setItem] = useState('')
  const [result, setResult] = useState<ReturnResult | null>(null)
  const [remark, setRemark] = useState('')
  const takeBack = useAction<unknown>()
  const isReady = item.trim() !== '' && result !== null
  return (
    <Form
      label={t('mediaPermit.takeBack')}
      onSubmit={() =>
        isReady && takeBack.mutate({ address: '/media-permits/take-back', input: { code, item, result, remark } })
      }
    >
      <ItemField value={item} onChange={setItem} />
      <ChoiceList
        label={t('mediaPermit.result')}
        several={false}
        options={ReturnResult.options.map((value) => ({ value, label: t(`mediaPermit.result.${value}`) }))}
        chosen={result ? [result] : []}
        onChange={([value]) => setResult(value as ReturnResult)}
      />
      <TextArea label={t('mediaPermit.returnRemark')} maxLength={500} value={remark} onChange={setRemark} />
      <Failure error={takeBack.error} />
      <Button type="submit" kind="main" wide isDisabled={!isReady} isPending={takeBack.isPending}>
        {t('mediaPermit.takeBack')}
      </Button>
    </Form>
  )
}
