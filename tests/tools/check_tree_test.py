"""check_tree.py: a small good tree passes, and each defect put into it is named."""

import pathlib
import tempfile
import unittest

from treecheck import cmake_lists, layers, sizes, words
from treecheck.tree import Tree

GOOD = {
    "CMakeLists.txt": "landfall_add_rooms(\n  common/base\n  common/money\n  services/quote)\n",
    "common/base/CMakeLists.txt": "landfall_library(NAME base LAYER base SRCS a.cc)\n",
    "common/base/a.h": "#pragma once\n",
    "common/base/a.cc": '#include "common/base/a.h"\n',
    "common/money/CMakeLists.txt": "landfall_library(NAME money LAYER nouns SRCS m.cc HDRS m.h)\n",
    "common/money/m.h": '#pragma once\n#include "common/base/a.h"\n',
    "common/money/m.cc": '#include "common/money/m.h"\n// a double negative\n',
    "services/quote/CMakeLists.txt":
        "landfall_library(NAME quote LAYER service SRCS quote.cc domain/d.cc)\n",
    "services/quote/quote.h": "#pragma once\n",
    "services/quote/quote.cc": '#include "services/quote/domain/d.h"\n',
    "services/quote/domain/d.h": '#pragma once\n#include "services/quote/quote.h"\n',
    "services/quote/domain/d.cc": '#include "services/quote/domain/d.h"\n',
}

# What is put into the good tree, the rule that must see it, and a piece of what it says.
BAD = [
    ({"common/base/a.cc": '#include "common/money/m.h"\n'}, layers, "may not include"),
    ({"common/base/a.cc": '#include "common/base/gone.h"\n'}, layers, "does not exist"),
    ({"services/quote/domain/d.cc": '#include "common/cache/c.h"\n'}, layers, "may not include"),
    ({"services/quote/domain/d.cc": '#include "services/quote/transport/t.h"\n'}, layers,
     "may not include"),
    ({"services/currency/currency.cc": '#include "services/quote/quote.h"\n'}, layers,
     "may not include"),
    ({"services/quote/quote.cc": '#include "services/currency/domain/x.h"\n'}, layers,
     "may not include"),
    ({"services/quote/domain/d.cc": '#include "landfall/quote/v1/quote.pb.h"\n'}, layers,
     "may not include"),
    ({"common/rulebook/r.h": '#include "landfall/rulebook/v1/rulebook.pb.h"\n'}, layers,
     "may not include"),
    ({"common/money/m.cc": "#include <grpcpp/grpcpp.h>\n"}, layers, "names grpc"),
    ({"common/edge/x/x.cc": "#include <zip.h>\n#include <csv.h>\n"}, layers, "wraps one library"),
    ({"common/helpers/h.cc": '#include "common/base/a.h"\n'}, layers, "may not include"),
    ({"common/money/m.cc": "\n" * 401}, sizes, "stops at 400"),
    ({"common/money/m.cc": "\n" * 200}, sizes, "aims at 150"),
    ({"services/quote/quote.h": "#pragma once\n" * 121}, sizes, "a face stops at"),
    ({"common/money/m.cc": "double rate;\n"}, words, "no floating point"),
    ({"common/money/m.cc": "auto x = std::stod(text);\n"}, words, "no floating point"),
    ({"services/quote/domain/d.cc": "float rate;\n"}, words, "no floating point"),
    ({"common/base/a.cc": "// TO" "DO later\n"}, words, "unfinished work"),
    ({"README.md": "this is a place" "holder\n"}, words, "unfinished work"),
    ({"tools/x.sh": "cd /wo" "rk/main\n"}, words, "a machine's place"),
    ({"tools/lock.json": '"https://registry.np' 'mjs.org/x"\n'}, words, "a package registry"),
    ({"common/base/a.h": "int a;\n"}, words, "#pragma once"),
    ({"services/quote/quote.cc": 'if (territory == "QM") return;\n'}, words, "belongs in data/"),
    ({"common/base/b.cc": "\n"}, cmake_lists, "no CMakeLists.txt lists this file"),
    ({"common/base/CMakeLists.txt": "landfall_library(NAME base SRCS a.cc gone.cc)\n"},
     cmake_lists, "lists gone.cc"),
    ({"common/time/CMakeLists.txt": "\n"}, cmake_lists, "adds this room"),
    ({"common/money/CMakeLists.txt": "find_package(ZLIB)\nlandfall_library(SRCS m.cc)\n"},
     cmake_lists, "cmake/Dependencies.cmake only"),
]


def findings(files):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text)
        tree = Tree(root)
        return [(rule, str(f)) for rule in (layers, sizes, words, cmake_lists)
                for f in rule.check(tree)]


class CheckTreeTest(unittest.TestCase):
    def test_a_good_tree_has_no_defect(self):
        self.assertEqual([text for _, text in findings(GOOD)], [])

    def test_words_in_comments_and_literals_are_not_code(self):
        quiet = '// double\n/* float\n double */ const char* x = "double";\n'
        self.assertEqual(findings({**GOOD, "common/money/m.cc": quiet}), [])

    def test_a_service_may_see_the_face_of_a_lower_one(self):
        files = {**GOOD, "services/currency/currency.h": "#pragma once\n",
                 "services/quote/quote.cc": '#include "services/currency/currency.h"\n'}
        self.assertEqual(findings(files), [])

    def test_an_address_on_the_web_is_no_place_of_a_machine(self):
        self.assertEqual(findings({**GOOD, "a.md": "https://example.invalid/ho" "me/x\n"}), [])

    def test_a_server_may_see_everything(self):
        files = {**GOOD, "services/server/s.h": '#pragma once\n#include "common/money/m.h"\n'}
        self.assertEqual(findings(files), [])


def _case(change, rule, piece):
    def run(self):
        found = findings({**GOOD, **change})
        self.assertTrue(any(r is rule and piece in text for r, text in found), found)
    return run


for _number, (_change, _rule, _piece) in enumerate(BAD, 1):
    setattr(CheckTreeTest, f"test_defect_{_number:02}_{_piece.split()[0].strip('#')}",
            _case(_change, _rule, _piece))

if __name__ == "__main__":
    unittest.main()
