"""Facts as newsrooms of Portugal and of Brazil write them, and near misses: what is one stays one, and what is not is told."""

import pytest

OPENING = "O conselho reuniu-se na antiga sala e ouviu as duas partes com atenção. "
SALE = "A empresa foi vendida por {} a um rival de Harlão."
CROWD = "A marcha juntou {} pessoas no porto."
SEARCH = "As buscas duraram {} e terminaram sem incidentes."
SHARE = "{} dos eleitores apoia o plano."
CASE = "É a {} edição do festival na cidade."
VOTE = "A votação ocorreu {} no plenário."
MILL = "A fábrica data {} e foi restaurada."
SCHOOL = "A escola abriu {} na vila."
VISIT = "{} visitou a fábrica e falou com operários."
MOVE = "O grupo instalou-se {} em março."


@pytest.mark.parametrize(
    ("frame", "source", "copy", "other"),
    [
        (SALE, "R$ 3 bilhões", "3 bilhões de reais", "3 bilhões de dólares"),
        (SALE, "R$ 2,5 mi", "dois milhões e meio de reais", "dois bilhões e meio de reais"),
        (SALE, "3 mil milhões de euros", "3 bilhões de euros", "3 milhões de euros"),
        (SALE, "500 mil euros", "meio milhão de euros", "800 mil euros"),
        (
            SALE,
            "1.250.000 euros",
            "um milhão e duzentos e cinquenta mil euros",
            "um milhão e setecentos e cinquenta mil euros",
        ),
        (SALE, "2 milhões e 500 mil euros", "2,5 milhões de euros", "3,5 milhões de euros"),
        (CROWD, "15 mil", "15.000", "16.000"),
        (CROWD, "16", "dezasseis", "dezassete"),
        (CROWD, "16", "dezesseis", "dezenove"),
        (CROWD, "cento e dez", "110", "100"),
        (CROWD, "1.200", "mil e duzentas", "mil e setecentas"),
        (CROWD, "meia dúzia de", "6", "12"),
        (CROWD, "mais de 1.500", "mais de 1500", "mais de 1700"),
        (SEARCH, "duas horas e 36 minutos", "2h36min", "2h56min"),
        (SEARCH, "1h30", "uma hora e meia", "duas horas e meia"),
        (SEARCH, "15 dias", "duas semanas", "três semanas"),
        (SHARE, "Um terço", "A terça parte", "Um quinto"),
        (SHARE, "Um em cada quatro", "25 por cento", "35 por cento"),
        (CASE, "15.ª", "décima quinta", "décima sexta"),
        (CASE, "21ª", "vigésima primeira", "vigésima segunda"),
    ],
)
def test_one_figure_in_another_form_is_kept_and_another_figure_is_altered(altered_in, frame, source, copy, other):
    assert altered_in(frame.format(copy), frame.format(source), "pt", OPENING) == []
    told = altered_in(frame.format(other), frame.format(source), "pt", OPENING)
    assert [fact for fact, _, _ in told] == ["figure"]


@pytest.mark.parametrize(
    ("frame", "source", "copy", "other"),
    [
        (SCHOOL, "em 12 de maio de 2024", "a 12/05/2024", "a 12/03/2024"),
        (SCHOOL, "em 1.º de maio de 2024", "no primeiro de maio de 2024", "em 3 de maio de 2024"),
        (VOTE, "na sexta-feira", "na sexta", "na quinta"),
        (VOTE, "na sexta-feira, 14 de maio", "nesta sexta-feira (14/5)", "nesta sexta-feira (15/5)"),
        (VOTE, "às 18h30", "às seis e meia da tarde", "às sete e meia da tarde"),
        (VOTE, "às 18h30", "às 18 horas e 30 minutos", "às 18h50"),
        (VOTE, "ao meio-dia", "às 12h", "às 14h"),
        (VOTE, "às 12h30", "ao meio-dia e meia", "ao meio-dia"),
        (VOTE, "às 8h45", "às quinze para as nove", "às dez para as nove"),
        (VOTE, "há dois anos", "dois anos atrás", "três anos atrás"),
        (MILL, "dos anos noventa", "da década de 1990", "da década de 1970"),
        (MILL, "do século XIX", "do século 19", "do século 18"),
    ],
)
def test_one_date_in_another_form_is_kept_and_another_date_is_altered(altered_in, frame, source, copy, other):
    assert altered_in(frame.format(copy), frame.format(source), "pt", OPENING) == []
    told = altered_in(frame.format(other), frame.format(source), "pt", OPENING)
    assert [fact for fact, _, _ in told] == ["date"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A reunião da junta é na segunda e decide tudo.", ["na segunda"]),
        ("A loja abre de segunda a sexta durante o inverno.", ["segunda", "sexta"]),
        ("A candidata venceu na segunda volta com folga.", []),
        ("O festival vai na sexta edição e cresce.", []),
        ("O fogo começou na quinta da família Prates.", []),
        ("A terça parte dos vizinhos votou.", []),
    ],
)
def test_a_weekday_that_is_an_ordinal_too_is_one_only_where_no_noun_follows(changes_of, text, found):
    told = [copy for fact, _, copy, _ in changes_of(OPENING + text, OPENING, "pt") if fact == "date"]
    assert told == [words.removeprefix("na ") for words in found]


@pytest.mark.parametrize(
    ("frame", "source", "copy", "other"),
    [
        (VISIT, "O general António Brandão", "O general Antônio Brandão", "O general António Brandura"),
        (VISIT, "A ministra da Saúde, Ana Murta,", "Ana Murta, titular da pasta da Saúde,", "A ministra da Saúde, Ana Moura,"),
        (VISIT, "O ex-ministro Hugo Vilar", "O antigo ministro Hugo Vilar", "O ministro Hugo Vilar"),
        (MOVE, "em Nova Iorque", "em Nova York", None),
        (MOVE, "no Rio Grande do Norte", "no Rio Grande do Norte", "no Rio Grande do Sul"),
        (MOVE, "no Irão", "no Irã", "no Iraque"),
    ],
)  # fmt: skip
def test_one_name_in_another_form_is_kept_and_another_name_is_altered(altered_in, frame, source, copy, other):
    assert altered_in(frame.format(copy), frame.format(source), "pt", OPENING) == []
    assert other is None or altered_in(frame.format(other), frame.format(source), "pt", OPENING)


@pytest.mark.parametrize(
    ("source", "copy", "other"),
    [
        ("“A acção do director foi óptima”, disse Ana Murta.", "«A ação do diretor foi ótima», afirmou Ana Murta.", "«A ação do diretor foi péssima», afirmou Ana Murta."),
        ("“Não vamos aumentar o preço dos bilhetes”, disse a autarca Ana Murta.", "A autarca do PS prometeu: «Não vamos aumentar o preço dos bilhetes».", "A autarca do PS prometeu: «Vamos aumentar o preço dos bilhetes»."),
        ("A câmara não aprovou o plano de expansão do porto.", "A câmara chumbou o plano de expansão do porto.", "A câmara aprovou o plano de expansão do porto."),
        ("O juiz indeferiu o pedido de liberdade do empresário.", "O juiz negou o pedido de liberdade do empresário.", "O juiz aceitou o pedido de liberdade do empresário."),
        ("O ministro negou que a fábrica vá fechar.", "O ministro desmentiu que a fábrica vá fechar.", "O ministro confirmou que a fábrica vai fechar."),
        ("“Não há risco de atraso na entrega”, disse o gestor Rui Reis.", "O gestor Rui Reis descartou um “risco de atraso na entrega”.", "O gestor Rui Reis admitiu um “risco de atraso na entrega”."),
        ("Os pais são contra o fecho da escola da aldeia.", "Os pais opõem-se ao encerramento da escola da aldeia.", "Os pais apoiam o fecho da escola da aldeia."),
        ("O clube não vai recorrer da decisão do tribunal.", "O clube desistiu de recorrer da decisão do tribunal.", "O clube vai recorrer da decisão do tribunal."),
    ],
)  # fmt: skip
def test_a_quotation_or_denial_in_other_words_is_kept_and_its_contrary_is_altered(altered_in, source, copy, other):
    assert altered_in(copy, source, "pt", OPENING) == []
    assert altered_in(other, source, "pt", OPENING)


@pytest.mark.parametrize(
    ("source", "copy", "status"),
    [
        ("O fogo terá começado na cozinha do hotel.", "O fogo começou supostamente na cozinha do hotel.", None),
        ("O condutor terá adormecido ao volante.", "O condutor adormeceu ao volante.", "dropped"),
        ("Fugiu um suspeito, de 29 anos.", "Fugiu um homem de 29 anos.", None),
        ("O fogo teria começado na cozinha do hotel.", "O fogo começou na cozinha do hotel.", "dropped"),
    ],
)
def test_a_hedge_that_goes_is_told(changes_of, source, copy, status):
    told = [status for fact, status, _, _ in changes_of(OPENING + copy, OPENING + source, "pt") if fact == "hedging"]
    assert told == ([status] if status else [])
