package parser

// kind is what a tree-sitter symbol means to us; several symbols may share one.
type kind uint8

// The named nodes (n...), then the tokens (t...).
const (
	nOther kind = iota
	nIdentifier
	nEscapeSequence
	nTypeConversion
	nInteger
	nFloat
	nTrue
	nFalse
	nNone
	nComment
	nLineContinuation
	nStringStart
	nEscapeInterpolation
	nStringEnd
	nModule
	nImportStatement
	nImportPrefix
	nRelativeImport
	nFutureImportStatement
	nImportFromStatement
	nAliasedImport
	nWildcardImport
	nPrintStatement
	nChevron
	nAssertStatement
	nExpressionStatement
	nNamedExpression
	nReturnStatement
	nDeleteStatement
	nRaiseStatement
	nPassStatement
	nBreakStatement
	nContinueStatement
	nIfStatement
	nElifClause
	nElseClause
	nMatchStatement
	nBlock
	nCaseClause
	nForStatement
	nWhileStatement
	nTryStatement
	nExceptClause
	nExceptGroupClause
	nFinallyClause
	nWithStatement
	nWithClause
	nWithItem
	nFunctionDefinition
	nParameters
	nLambdaParameters
	nListSplat
	nDictionarySplat
	nGlobalStatement
	nNonlocalStatement
	nExecStatement
	nTypeAliasStatement
	nClassDefinition
	nTypeParameter
	nParenthesizedListSplat
	nArgumentList
	nDecoratedDefinition
	nDecorator
	nExpressionList
	nDottedName
	nCasePattern
	nAsPattern
	nUnionPattern
	nListPattern
	nTuplePattern
	nDictPattern
	nKeywordPattern
	nSplatPattern
	nClassPattern
	nComplexPattern
	nDefaultParameter
	nTypedDefaultParameter
	nListSplatPattern
	nDictionarySplatPattern
	nNotOperator
	nBooleanOperator
	nBinaryOperator
	nUnaryOperator
	nComparisonOperator
	nLambda
	nAssignment
	nAugmentedAssignment
	nPatternList
	nYield
	nAttribute
	nSubscript
	nSlice
	nCall
	nTypedParameter
	nType
	nSplatType
	nGenericType
	nUnionType
	nConstrainedType
	nMemberType
	nKeywordArgument
	nList
	nSet
	nTuple
	nDictionary
	nPair
	nListComprehension
	nDictionaryComprehension
	nSetComprehension
	nGeneratorExpression
	nParenthesizedExpression
	nForInClause
	nIfClause
	nConditionalExpression
	nConcatenatedString
	nString
	nStringContent
	nInterpolation
	nFormatSpecifier
	nFormatExpression
	nAwait
	nPositionalSeparator
	nKeywordSeparator
	nAsPatternTarget
	nEllipsis

	firstToken
	tSemicolon
	tDot
	tLParen
	tRParen
	tComma
	tAs
	tStar
	tWalrus
	tFrom
	tImport
	tIf
	tColon
	tElse
	tAsync
	tFor
	tIn
	tNotIn
	tIs
	tIsNot
	tExcept
	tDef
	tClass
	tArrow
	tStarStar
	tAssign
	tLBracket
	tRBracket
	tLBrace
	tRBrace
	tAt
	tMinus
	tUnderscore
	tPipe
	tPlus
	tAnd
	tOr
	tSlash
	tPercent
	tSlashSlash
	tAmp
	tCaret
	tLShift
	tRShift
	tTilde
	tLess
	tLessEq
	tEqEq
	tNotEq
	tGreaterEq
	tGreater
	tLtGt
	tLambdaWord
	tReturn
	tYieldWord
	tPlusEq
	tMinusEq
	tStarEq
	tSlashEq
	tAtEq
	tSlashSlashEq
	tPercentEq
	tStarStarEq
	tRShiftEq
	tLShiftEq
	tAmpEq
	tCaretEq
	tPipeEq

	nError // not in kindNames: tree-sitter has no symbol table entry for it
)

// kindNames are the names of the kinds in the grammar.
var kindNames = [...]string{
	nIdentifier:              "identifier",
	nEscapeSequence:          "escape_sequence",
	nTypeConversion:          "type_conversion",
	nInteger:                 "integer",
	nFloat:                   "float",
	nTrue:                    "true",
	nFalse:                   "false",
	nNone:                    "none",
	nComment:                 "comment",
	nLineContinuation:        "line_continuation",
	nStringStart:             "string_start",
	nEscapeInterpolation:     "escape_interpolation",
	nStringEnd:               "string_end",
	nModule:                  "module",
	nImportStatement:         "import_statement",
	nImportPrefix:            "import_prefix",
	nRelativeImport:          "relative_import",
	nFutureImportStatement:   "future_import_statement",
	nImportFromStatement:     "import_from_statement",
	nAliasedImport:           "aliased_import",
	nWildcardImport:          "wildcard_import",
	nPrintStatement:          "print_statement",
	nChevron:                 "chevron",
	nAssertStatement:         "assert_statement",
	nExpressionStatement:     "expression_statement",
	nNamedExpression:         "named_expression",
	nReturnStatement:         "return_statement",
	nDeleteStatement:         "delete_statement",
	nRaiseStatement:          "raise_statement",
	nPassStatement:           "pass_statement",
	nBreakStatement:          "break_statement",
	nContinueStatement:       "continue_statement",
	nIfStatement:             "if_statement",
	nElifClause:              "elif_clause",
	nElseClause:              "else_clause",
	nMatchStatement:          "match_statement",
	nBlock:                   "block",
	nCaseClause:              "case_clause",
	nForStatement:            "for_statement",
	nWhileStatement:          "while_statement",
	nTryStatement:            "try_statement",
	nExceptClause:            "except_clause",
	nExceptGroupClause:       "except_group_clause",
	nFinallyClause:           "finally_clause",
	nWithStatement:           "with_statement",
	nWithClause:              "with_clause",
	nWithItem:                "with_item",
	nFunctionDefinition:      "function_definition",
	nParameters:              "parameters",
	nLambdaParameters:        "lambda_parameters",
	nListSplat:               "list_splat",
	nDictionarySplat:         "dictionary_splat",
	nGlobalStatement:         "global_statement",
	nNonlocalStatement:       "nonlocal_statement",
	nExecStatement:           "exec_statement",
	nTypeAliasStatement:      "type_alias_statement",
	nClassDefinition:         "class_definition",
	nTypeParameter:           "type_parameter",
	nParenthesizedListSplat:  "parenthesized_list_splat",
	nArgumentList:            "argument_list",
	nDecoratedDefinition:     "decorated_definition",
	nDecorator:               "decorator",
	nExpressionList:          "expression_list",
	nDottedName:              "dotted_name",
	nCasePattern:             "case_pattern",
	nAsPattern:               "as_pattern",
	nUnionPattern:            "union_pattern",
	nListPattern:             "list_pattern",
	nTuplePattern:            "tuple_pattern",
	nDictPattern:             "dict_pattern",
	nKeywordPattern:          "keyword_pattern",
	nSplatPattern:            "splat_pattern",
	nClassPattern:            "class_pattern",
	nComplexPattern:          "complex_pattern",
	nDefaultParameter:        "default_parameter",
	nTypedDefaultParameter:   "typed_default_parameter",
	nListSplatPattern:        "list_splat_pattern",
	nDictionarySplatPattern:  "dictionary_splat_pattern",
	nNotOperator:             "not_operator",
	nBooleanOperator:         "boolean_operator",
	nBinaryOperator:          "binary_operator",
	nUnaryOperator:           "unary_operator",
	nComparisonOperator:      "comparison_operator",
	nLambda:                  "lambda",
	nAssignment:              "assignment",
	nAugmentedAssignment:     "augmented_assignment",
	nPatternList:             "pattern_list",
	nYield:                   "yield",
	nAttribute:               "attribute",
	nSubscript:               "subscript",
	nSlice:                   "slice",
	nCall:                    "call",
	nTypedParameter:          "typed_parameter",
	nType:                    "type",
	nSplatType:               "splat_type",
	nGenericType:             "generic_type",
	nUnionType:               "union_type",
	nConstrainedType:         "constrained_type",
	nMemberType:              "member_type",
	nKeywordArgument:         "keyword_argument",
	nList:                    "list",
	nSet:                     "set",
	nTuple:                   "tuple",
	nDictionary:              "dictionary",
	nPair:                    "pair",
	nListComprehension:       "list_comprehension",
	nDictionaryComprehension: "dictionary_comprehension",
	nSetComprehension:        "set_comprehension",
	nGeneratorExpression:     "generator_expression",
	nParenthesizedExpression: "parenthesized_expression",
	nForInClause:             "for_in_clause",
	nIfClause:                "if_clause",
	nConditionalExpression:   "conditional_expression",
	nConcatenatedString:      "concatenated_string",
	nString:                  "string",
	nStringContent:           "string_content",
	nInterpolation:           "interpolation",
	nFormatSpecifier:         "format_specifier",
	nFormatExpression:        "format_expression",
	nAwait:                   "await",
	nPositionalSeparator:     "positional_separator",
	nKeywordSeparator:        "keyword_separator",
	nAsPatternTarget:         "as_pattern_target",
	nEllipsis:                "ellipsis",
	tSemicolon:               ";",
	tDot:                     ".",
	tLParen:                  "(",
	tRParen:                  ")",
	tComma:                   ",",
	tAs:                      "as",
	tStar:                    "*",
	tWalrus:                  ":=",
	tFrom:                    "from",
	tImport:                  "import",
	tIf:                      "if",
	tColon:                   ":",
	tElse:                    "else",
	tAsync:                   "async",
	tFor:                     "for",
	tIn:                      "in",
	tNotIn:                   "not in",
	tIs:                      "is",
	tIsNot:                   "is not",
	tExcept:                  "except",
	tDef:                     "def",
	tClass:                   "class",
	tArrow:                   "->",
	tStarStar:                "**",
	tAssign:                  "=",
	tLBracket:                "[",
	tRBracket:                "]",
	tLBrace:                  "{",
	tRBrace:                  "}",
	tAt:                      "@",
	tMinus:                   "-",
	tUnderscore:              "_",
	tPipe:                    "|",
	tPlus:                    "+",
	tAnd:                     "and",
	tOr:                      "or",
	tSlash:                   "/",
	tPercent:                 "%",
	tSlashSlash:              "//",
	tAmp:                     "&",
	tCaret:                   "^",
	tLShift:                  "<<",
	tRShift:                  ">>",
	tTilde:                   "~",
	tLess:                    "<",
	tLessEq:                  "<=",
	tEqEq:                    "==",
	tNotEq:                   "!=",
	tGreaterEq:               ">=",
	tGreater:                 ">",
	tLtGt:                    "<>",
	tLambdaWord:              "lambda",
	tReturn:                  "return",
	tYieldWord:               "yield",
	tPlusEq:                  "+=",
	tMinusEq:                 "-=",
	tStarEq:                  "*=",
	tSlashEq:                 "/=",
	tAtEq:                    "@=",
	tSlashSlashEq:            "//=",
	tPercentEq:               "%=",
	tStarStarEq:              "**=",
	tRShiftEq:                ">>=",
	tLShiftEq:                "<<=",
	tAmpEq:                   "&=",
	tCaretEq:                 "^=",
	tPipeEq:                  "|=",
}

// field is the role of a node in its parent.
type field uint8

// The fields that the converter asks for.
const (
	fNone field = iota
	fAlias
	fAlternative
	fArgument
	fArguments
	fAttribute
	fBody
	fCause
	fCode
	fCondition
	fConsequence
	fDefinition
	fExpression
	fFormatSpecifier
	fFunction
	fGuard
	fKey
	fLeft
	fModuleName
	fName
	fObject
	fOperator
	fOperators
	fParameters
	fReturnType
	fRight
	fSubject
	fSubscript
	fSuperclasses
	fType
	fTypeConversion
	fTypeParameters
	fValue
)

// fieldNames are the names of the fields in the grammar.
var fieldNames = [...]string{
	fAlias:           "alias",
	fAlternative:     "alternative",
	fArgument:        "argument",
	fArguments:       "arguments",
	fAttribute:       "attribute",
	fBody:            "body",
	fCause:           "cause",
	fCode:            "code",
	fCondition:       "condition",
	fConsequence:     "consequence",
	fDefinition:      "definition",
	fExpression:      "expression",
	fFormatSpecifier: "format_specifier",
	fFunction:        "function",
	fGuard:           "guard",
	fKey:             "key",
	fLeft:            "left",
	fModuleName:      "module_name",
	fName:            "name",
	fObject:          "object",
	fOperator:        "operator",
	fOperators:       "operators",
	fParameters:      "parameters",
	fReturnType:      "return_type",
	fRight:           "right",
	fSubject:         "subject",
	fSubscript:       "subscript",
	fSuperclasses:    "superclasses",
	fType:            "type",
	fTypeConversion:  "type_conversion",
	fTypeParameters:  "type_parameters",
	fValue:           "value",
}
