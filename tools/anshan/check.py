def problems(atlas, written, out):
    return []
