import { type FileRef, type FormStep, localize } from '@comptoir/transport';
import type { ComponentType, JSX } from 'preact';
import { Lazy } from '../panel/Lazy.js';
import { useScope } from '../panel/scope.js';
import { formWords } from './formWords.js';
import { StepOptions } from './StepOptions.js';
import type { StepPhotoProps } from './StepPhoto.js';

const loadPhoto = (): Promise<ComponentType<StepPhotoProps>> =>
  import('./StepPhoto.js').then((module) => module.StepPhoto);

/** The control of one step, by its kind. */
export function StepField({
  step,
  values,
  files,
  onValues,
  onFiles,
  onBusy,
}: {
  readonly step: FormStep;
  readonly values: readonly string[];
  readonly files: readonly FileRef[];
  onValues(values: readonly string[]): void;
  onFiles(files: readonly FileRef[]): void;
  onBusy(busy: boolean): void;
}): JSX.Element {
  const { dictionary } = useScope();
  const tag = dictionary.tag;
  const label = localize(step.label, tag);
  const options =
    'options' in step
      ? step.options.map((option) => ({ value: option.value, label: localize(option.label, tag) }))
      : [];
  const shared = { name: step.name, chosen: values, onChange: onValues };
  switch (step.kind) {
    case 'text': {
      const field = {
        'aria-label': label,
        dir: 'auto' as const,
        maxLength: step.maxLength,
        value: values[0] ?? '',
        onInput: (event: { currentTarget: { value: string } }) => onValues([event.currentTarget.value]),
      };
      return step.multiline ? <textarea rows={3} {...field} /> : <input type="text" {...field} />;
    }
    case 'choice':
      return <StepOptions {...shared} options={options} max={1} look="list" />;
    case 'size':
      return <StepOptions {...shared} options={options} max={1} look="chips" />;
    case 'multiChoice':
      return (
        <StepOptions
          {...shared}
          options={options}
          max={Math.max(step.max ?? options.length, 2)}
          look="list"
        />
      );
    case 'scale':
      return (
        <>
          <StepOptions
            {...shared}
            max={1}
            look="chips"
            options={[...Array(step.max - step.min + 1).keys()].map((index) => {
              const value = `${step.min + index}`;
              return { value, label: value };
            })}
          />
          <p class="p-ends">
            <span>{step.minLabel && localize(step.minLabel, tag)}</span>
            <span>{step.maxLabel && localize(step.maxLabel, tag)}</span>
          </p>
        </>
      );
    case 'photo':
      return (
        <Lazy
          key={step.name}
          load={loadPhoto}
          props={{
            label: dictionary.words('form', formWords).addPhoto,
            files,
            max: step.maxFiles ?? 3,
            onBusy,
            onChange: onFiles,
          }}
        />
      );
  }
}
