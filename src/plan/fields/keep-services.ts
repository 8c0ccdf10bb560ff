import * as z from 'zod/mini';
import { imageByRef } from '../../catalog/images.ts';
import { answerTo, type FieldRecord, refused, taken } from '../field.ts';
import { image } from './image.ts';

/** Start the image's own /start.sh first, so that SSH, Jupyter and nginx survive our start command. */
export const keepServices: FieldRecord<boolean> = {
  name: 'keepServices',
  position: 90,
  flag: 'services',
  placeholder: 'keep|drop',
  label: "Image's own services",
  short: 'Services',
  help: "keep the image's SSH, Jupyter and nginx (keep), or replace them (drop)",
  repeatable: false,
  step: 'options',
  schema: z.boolean(),
  fallback: true,
  editor: {
    kind: 'menu',
    about: "Whether the image's SSH, Jupyter and nginx go on running beside the app.",
    rows: ({ answers, catalog }) => {
      const ref = answerTo(image, answers);
      const services = ref === undefined ? null : imageByRef(catalog, ref).services;
      return [
        {
          id: 'keep',
          label: 'keep',
          cut: 'end',
          facts: [
            services === 'start.sh'
              ? 'SSH, Jupyter, nginx'
              : services === 'none'
                ? 'this image has none'
                : 'where it has them',
          ],
          about: [
            "Keep the image's services",
            "The script starts the image's own /start.sh first, so that SSH, Jupyter and nginx survive our start command.",
          ],
          choice: { kind: 'answer', value: true },
        },
        {
          id: 'drop',
          label: 'drop',
          cut: 'end',
          facts: ['only the app'],
          about: [
            "Replace the image's services",
            'Only what the plan asks for is started; SSH and Jupyter are gone.',
          ],
          choice: { kind: 'answer', value: false },
        },
      ];
    },
  },
  read: (text) =>
    text === 'keep' || text === 'drop'
      ? taken(text === 'keep')
      : refused(`"${text}" is neither keep nor drop`, ['keep', 'drop']),
  write: (value) => [value ? 'keep' : 'drop'],
  describe: (value) => (value ? 'kept (SSH, Jupyter, nginx where the image has them)' : 'replaced'),
  others: () => [true, false],
  offers: () => ['keep', 'drop'],
};
