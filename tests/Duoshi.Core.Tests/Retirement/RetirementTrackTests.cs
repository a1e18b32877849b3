using Duoshi.Core.Engines.Retirement;

namespace Duoshi.Core.Tests.Retirement;

public sealed class RetirementTrackTests
{
    private static readonly RetirementParameters Parameters = RetirementParameters.Current;

    [Theory]
    [InlineData(false, WorkerKind.CivilServant, false, RetirementTrack.Male60, false)]
    [InlineData(false, WorkerKind.Worker, true, RetirementTrack.Male60, false)]
    [InlineData(true, WorkerKind.CivilServant, false, RetirementTrack.Female55, false)]
    [InlineData(true, WorkerKind.CivilServant, true, RetirementTrack.Male60, true)] // deputy 处级 counts
    [InlineData(true, WorkerKind.InstitutionStaff, false, RetirementTrack.Female55, false)]
    [InlineData(true, WorkerKind.InstitutionStaff, true, RetirementTrack.Male60, true)] // senior title
    [InlineData(true, WorkerKind.ContractStaff, false, RetirementTrack.Female50, false)]
    [InlineData(true, WorkerKind.Worker, false, RetirementTrack.Female50, false)]
    public void Sex_employment_and_rank_choose_the_track(
        bool woman, WorkerKind worker, bool divisionLevel, RetirementTrack track, bool mayAskEarlier)
    {
        var choice = RetirementAge.TrackFor(woman, worker, divisionLevel, Parameters);

        Assert.Equal((track, mayAskEarlier), (choice.Track, choice.MayAskEarlier));
        Assert.NotEmpty(choice.Reasons);
    }

    [Theory]
    [InlineData(OwnRequestAge.FollowsFemale55, "2033-04")] // 56 years and 8 months
    [InlineData(OwnRequestAge.StaysAt55, "2031-08")]
    public void A_woman_of_division_rank_retires_like_a_man_and_may_ask_earlier(OwnRequestAge setting, string ownRequest)
    {
        var parameters = Parameters with { OwnRequest = setting };
        var choice = RetirementAge.TrackFor(woman: true, WorkerKind.CivilServant, divisionLevelOrSeniorTitle: true, parameters);

        var retirement = RetirementAge.Statutory(choice, new YearMonth(1976, 8), parameters);

        Assert.Equal(("2039-07", ownRequest), (retirement.StatutoryMonth.ToString(), retirement.OwnRequestFrom?.ToString())); // 35 months' delay
        Assert.Equal(["R-7", "R-8", "R-2", "R-3", "R-4", "R-6", "R-5", "R-8"], retirement.Reasons.Select(r => r.Rule.Number));
    }

    [Fact]
    public void Nobody_else_may_ask_earlier()
    {
        var choice = RetirementAge.TrackFor(woman: true, WorkerKind.CivilServant, divisionLevelOrSeniorTitle: false, Parameters);
        Assert.Null(RetirementAge.Statutory(choice, new YearMonth(1976, 8), Parameters).OwnRequestFrom);
    }

    [Theory]
    [InlineData("2026-01", 360, "2031-12", "2026-01")] // 30 years are full today
    [InlineData("2026-01", 300, "2031-12", "2027-01")] // near retirement from 2027-01 (59 months before) with 20 years long since full
    [InlineData("2026-01", 300, "2039-07", "2031-01")] // 30 years come first
    [InlineData("2026-01", 180, "2032-06", "2031-01")] // 20 years full in 2031-01, long within the last five years
    [InlineData("2026-01", 60, "2032-06", null)] // neither ground before retirement
    [InlineData("2026-01", 400, "2025-12", null)] // past the statutory month
    public void A_civil_servant_may_apply_after_thirty_years_or_near_retirement_after_twenty(
        string asOf, int serviceMonths, string statutory, string? from) =>
        Assert.Equal(from, RetirementAge.EarlyByApplication(
            YearMonth.Parse(asOf), serviceMonths, YearMonth.Parse(statutory), Parameters)?.From.ToString());

    [Fact]
    public void Exactly_five_years_before_is_not_yet_less_than_five() =>
        Assert.Equal(59, YearMonth.Parse("2031-12").MonthsSince(RetirementAge.EarlyByApplication(
            YearMonth.Parse("2020-01"), 240, YearMonth.Parse("2031-12"), Parameters with { ServiceYearsForApplication = 40 })!.From));

    [Fact]
    public void Negative_service_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            RetirementAge.EarlyByApplication(YearMonth.Parse("2026-01"), -1, YearMonth.Parse("2031-12"), Parameters));

    [Theory]
    [InlineData(2024, 0)]
    [InlineData(2024, 13)]
    [InlineData(0, 1)]
    public void There_is_no_such_month(int year, int month) => Assert.Throws<ArgumentOutOfRangeException>(() => new YearMonth(year, month));
}
