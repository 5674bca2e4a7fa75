using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Tests.Catalogue;

public sealed class ListPerformancesTests
{
    private readonly CatalogueFixture _fixture = new();

    [Fact]
    public async Task Lists_by_sale_start_and_id_without_drafts()
    {
        var late = await _fixture.AddAsync(_fixture.Draft("late", TimeSpan.FromHours(3)));
        var first = await _fixture.AddAsync(_fixture.Draft("first", TimeSpan.FromHours(1)));
        var other = await _fixture.AddAsync(_fixture.Draft("other", TimeSpan.FromHours(1)));
        await _fixture.AddDraftAsync();

        var page = await FindAsync(new PerformanceQuery(null, null, 1, null));

        PerformanceId[] sameStart = [.. new[] { first.Id, other.Id }.OrderBy(id => id.Value)];
        Assert.Equal([.. sameStart, late.Id], page.Performances.Select(performance => performance.Id));
    }

    [Fact]
    public async Task Filters_by_the_current_state_instead_of_the_stored_one()
    {
        var soon = await _fixture.AddAsync(_fixture.Draft("soon", TimeSpan.FromHours(1)));
        _fixture.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Empty((await FindAsync(new PerformanceQuery(PerformanceState.Upcoming, null, 1, null))).Performances);
        var found = Assert.Single(
            (await FindAsync(new PerformanceQuery(PerformanceState.OnSale, null, 1, null))).Performances);
        Assert.Equal((soon.Id, PerformanceState.OnSale), (found.Id, found.State));
        Assert.Equal(PerformanceState.Upcoming, (await _fixture.StoredAsync(soon.Id)).State);
    }

    [Fact]
    public async Task Queries_never_find_drafts()
    {
        await _fixture.AddDraftAsync();

        var page = await FindAsync(new PerformanceQuery(PerformanceState.Draft, null, 1, null));

        Assert.Empty(page.Performances);
    }

    [Fact]
    public async Task Finds_titles_in_the_other_language_by_whole_words()
    {
        await _fixture.AddAsync(_fixture.Draft("아이유 콘서트"));
        await _fixture.AddAsync(_fixture.Draft("Games of the stadium"));
        await _fixture.AddAsync(_fixture.Draft("햄릿"));

        var hamlet = await FindAsync(new PerformanceQuery(null, "Hamlet", 1, null));
        var concerts = await FindAsync(new PerformanceQuery(null, "concert", 1, null));

        Assert.Equal("햄릿", Assert.Single(hamlet.Performances).Details.Title);
        Assert.Equal("아이유 콘서트", Assert.Single(concerts.Performances).Details.Title);
    }

    [Theory]
    [InlineData(1, 2, 2)]
    [InlineData(3, 2, 1)]
    [InlineData(4, 2, 0)]
    [InlineData(int.MaxValue, 100, 0)]
    public async Task Returns_pages(int pageNumber, int limit, int count)
    {
        for (var i = 0; i < 5; i++)
        {
            await _fixture.AddAsync();
        }

        var page = await FindAsync(new PerformanceQuery(null, null, pageNumber, limit));

        Assert.Equal(count, page.Performances.Count);
        Assert.Equal((5, (5 + limit - 1) / limit), (page.Total, page.TotalPages));
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(-1, 10)]
    [InlineData(1, 0)]
    [InlineData(1, -1)]
    [InlineData(1, 1_001)]
    public async Task Rejects_invalid_page_numbers_and_limits(int page, int limit)
    {
        var result = await _fixture.List.ExecuteAsync(new PerformanceQuery(null, null, page, limit), default);

        Assert.Equal("catalogue.bad-page", result.Error?.Code);
    }

    [Fact]
    public async Task Rejects_an_overlong_search()
    {
        var longest = new string('x', _fixture.Policy.SearchLengthMax);

        Assert.Empty((await FindAsync(new PerformanceQuery(null, longest, 1, 100))).Performances);
        var result = await _fixture.List.ExecuteAsync(new PerformanceQuery(null, longest + "x", 1, 100), default);
        Assert.Equal("catalogue.search-too-long", result.Error?.Code);
    }

    [Fact]
    public async Task Organisers_list_includes_drafts()
    {
        await _fixture.AddDraftAsync();
        await _fixture.AddAsync();

        var result = await _fixture.ListAll.ExecuteAsync(1, null, default);

        Assert.Equal(2, CatalogueFixture.Accepted(result).Total);
        Assert.Equal("catalogue.bad-page", (await _fixture.ListAll.ExecuteAsync(0, null, default)).Error?.Code);
        Assert.Equal("catalogue.bad-page", (await _fixture.ListAll.ExecuteAsync(1, 1_001, default)).Error?.Code);
    }

    private async Task<PerformancePage> FindAsync(PerformanceQuery query) =>
        CatalogueFixture.Accepted(await _fixture.List.ExecuteAsync(query, default));
}
