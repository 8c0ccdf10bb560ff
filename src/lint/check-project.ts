import { type FileFinding, found } from './finding.ts';
import { projectInvalid } from './pages/lists.ts';
import type { Piece } from './place.ts';
import { readTables } from './tables.ts';

/** PW871: what an installer refuses in the [project] table. */
export function checkProject(piece: Piece): readonly FileFinding[] {
  const entries = readTables(piece).filter(({ table }) => table === 'project');
  const name = entries.find(({ key }) => key === 'name');
  if (name === undefined) return [];
  const value = name.strings[0]?.text ?? '';
  const people = entries.find(
    ({ key, raw, strings }) =>
      /^(?:authors|maintainers)$/.test(key) && !raw.includes('{') && strings.length > 0,
  );
  return [
    ...(value === '' || /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,200}[A-Za-z0-9])?$/.test(value)
      ? []
      : [
          found(projectInvalid, {
            place: piece.place(name.at),
            message: `"${value.slice(0, 60)}" is no name of a project: pip install . and uv sync stop here.`,
            error: 'configuration error: `project.name` must be pep508-identifier',
            why: 'Because a name has letters, digits, dots, hyphens and underscores only.',
            fixes: [
              `write name = "${value
                .toLowerCase()
                .replace(/[^a-z0-9._-]{1,200}/g, '-')
                .slice(0, 60)}"`,
            ],
          }),
        ]),
    ...(people === undefined
      ? []
      : [
          found(projectInvalid, {
            place: piece.place(people.at),
            message: `${people.key} holds plain strings: pip install . and uv sync stop here.`,
            error: `configuration error: \`project.${people.key}[0]\` must be object`,
            why: 'Because each person is a table with a name, an email, or both.',
            fixes: [`write ${people.key} = [{ name = "NAME", email = "ADDRESS" }]`],
          }),
        ]),
  ];
}
