import type { Finding } from '../integrity/finding.ts'
import { finding } from './facts.ts'
import type { PickleScan } from './pickle-scan.ts'

/** Modules that reach files, processes, the network, the interpreter or other code: whatever is taken from them. */
const DANGEROUS_MODULES = `
  _io _pickle _posixsubprocess _winapi aiohttp ast asyncio bdb cProfile cloudpickle code codeop commands compileall concurrent ctypes
  dill distutils doctest ensurepip fileinput ftplib gc glob http httplib httpx idlelib imaplib imp importlib inspect io jsonpickle
  lib2to3 linecache logging.config marshal mmap msvcrt multiprocessing nntplib nt ntpath os paramiko pdb pickle pip pipes pkgutil
  platform poplib popen2 posix posixpath profile pty py_compile pydoc requests resource runpy setuptools shelve shutil signal site smtplib
  socket socketserver sqlite3 ssl subprocess sys sysconfig telnetlib tempfile test threading timeit torch.hub torch.jit torch.package
  torch.distributed torch.multiprocessing torch.utils.cpp_extension torch._dynamo torch._inductor trace types urllib urllib2 urllib3
  venv webbrowser winreg xmlrpc zipimport numpy.testing numpy.distutils numpy.f2py numpy.ctypeslib scipy.io
`
  .trim()
  .split(/\s+/)

/** Names that run or fetch other names, in modules that are harmless otherwise. */
const DANGEROUS_NAMES = `
  operator.attrgetter operator.methodcaller operator.itemgetter functools.reduce torch.load torch.save torch.serialization.load
  numpy.load numpy.save numpy.savetxt numpy.loadtxt numpy.fromfile numpy.memmap numpy.genfromtxt pandas.read_pickle pandas.read_csv
  pandas.io.pickle.read_pickle pandas.eval joblib.load joblib.dump joblib.numpy_pickle.load uuid._get_command_stdout keras.models.load_model
`
  .trim()
  .split(/\s+/)

/** Built-in types that hold data; every other built-in name is refused. */
const BUILTINS = ['builtins', '__builtin__', '__builtins__']
const HARMLESS_BUILTINS = `
  bool bytearray bytes complex dict float frozenset int list long object range set slice str tuple unicode xrange Ellipsis NotImplemented
`
  .trim()
  .split(/\s+/)

/** Packages whose classes models are made of. */
const EXPECTED = `
  sklearn numpy scipy pandas joblib collections copyreg copy_reg _codecs datetime decimal fractions array torch torchvision xgboost
  lightgbm catboost statsmodels imblearn category_encoders functools re
`
  .trim()
  .split(/\s+/)

type Danger = 'dangerous' | 'unexpected' | 'expected'

/** How much harm a name can do that a pickle fetches. */
export function judgeImport(name: string): Danger {
  const module = BUILTINS.find((one) => name.startsWith(`${one}.`))
  if (module !== undefined) return HARMLESS_BUILTINS.includes(name.slice(module.length + 1)) ? 'expected' : 'dangerous'
  if (DANGEROUS_NAMES.some((one) => name === one || name.startsWith(`${one}.`))) return 'dangerous'
  if (DANGEROUS_MODULES.some((one) => name.startsWith(`${one}.`))) return 'dangerous'
  // `sklearn.os.system` reaches through a package to a module that the package imported.
  const inner = name.split('.').slice(1, -1)
  if (
    inner.some((part) =>
      ['os', 'sys', 'subprocess', 'builtins', 'importlib', 'shutil', 'socket', '__builtins__'].includes(part),
    )
  )
    return 'dangerous'
  return EXPECTED.includes(name.split('.')[0] ?? '') ? 'expected' : 'unexpected'
}

const EXPORT =
  'export the model to ONNX, for scikit-learn with `skl2onnx.to_onnx(pipeline, rows[:1])`, for PyTorch with `torch.onnx.export`'

/** What one pickle (`place` inside the model, empty for the file itself) would do. */
export function pickleFindings(scan: PickleScan, place = ''): Finding[] {
  const names = [...scan.imports.keys()].sort()
  const where = place === '' ? '' : ` in ${place.slice(0, 200)}`
  const dangerous = names.filter((name) => judgeImport(name) === 'dangerous')
  const unexpected = names.filter((name) => judgeImport(name) === 'unexpected')
  const found: Finding[] = []
  if (dangerous.length > 0)
    found.push(
      finding('error', 'PICKLE_DANGEROUS_IMPORT', {
        message: `the pickle${where} fetches names that run commands, read files or build code when it is loaded`,
        fix: 'do not load this file; find out who made it, and train the model again',
        seen: dangerous,
      }),
    )
  if (scan.unresolved > 0)
    found.push(
      finding('error', 'PICKLE_HIDDEN_IMPORT', {
        message: `the pickle${where} fetches ${scan.unresolved} names that are put together only while it is loaded, so nobody can read them`,
        fix: 'do not load this file; no library writes models in this way',
      }),
    )
  if (scan.broken !== undefined)
    found.push(
      finding('error', 'PICKLE_UNREADABLE', {
        message: `the pickle${where} could be read up to byte ${scan.end} only: ${scan.broken}. What comes before that runs when it is loaded`,
        fix: 'save the model again; if the file is whole, do not load it',
      }),
    )
  if (unexpected.length > 0)
    found.push(
      finding('warn', 'PICKLE_UNKNOWN_IMPORT', {
        message: `the pickle${where} fetches names that are in no library for models that is known here: their code runs when it is loaded`,
        fix: 'look at what these names are',
        seen: unexpected,
      }),
    )
  return found
}

/** Said once for every model that is made of pickles. */
export function pickleNotice(): Finding {
  return finding('warn', 'PICKLE', {
    message:
      'whoever loads this model runs the code that it names: a pickle is a program, and a scan cannot prove it harmless',
    fix: EXPORT,
  })
}
