def check_weights():
    wrong = []
    records = [one for one in os.listdir(env['STATE']) if re.fullmatch(r'weight-\d+', one)]
    for record in records:
        try:
            size, sha256, path = text_of(env['STATE'], record).rstrip('\n').split(' ', 2)
            if os.path.getsize(path) != int(size):
                wrong.append(f'{path} has {os.path.getsize(path)} of {size} bytes')
                continue
            digest = hashlib.sha256()
            with open(path, 'rb') as file:
                while block := file.read(1 << 20):
                    digest.update(block)
            if digest.hexdigest() != sha256:
                wrong.append(f'{path} is not what was fetched: its sha256 differs')
        except (OSError, ValueError) as error:
            wrong.append(str(error))
    report('weights', 'failed' if wrong else 'ok', '; '.join(wrong) or f'{len(records)} files as they were fetched')
