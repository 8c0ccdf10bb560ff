// What the first frame is measured against: nothing but Ink and a select of the same list.
import { render } from 'ink';
import SelectInput from 'ink-select-input';
import gpus from '../../src/catalog/facts/gpus.json';

const items = gpus.map(({ id, name }) => ({ key: id, label: name, value: id }));
render(<SelectInput items={items} limit={30} onSelect={() => process.exit()} />, { alternateScreen: true });
